import Taro from '@tarojs/taro'
import type { PhotoStore } from './photo-store'

type Files = Pick<Taro.FileSystemManager, 'mkdir' | 'copyFile' | 'access' | 'unlink' | 'readdir'>
type Called<T> = { success: (answer: T) => void; fail: (problem: unknown) => void }

/** The file system calls back; an answer or a failure is all we need of it. */
const asked = <T = unknown>(call: (done: Called<T>) => void): Promise<T> =>
  new Promise((success, fail) => call({ success, fail }))

/**
 * In the user's folder of WeChat's file system, which gives each mini-program 200 MB (`saveFile` alone would give 10). Copied, not moved:
 * what is on the screen goes on being shown and uploaded from where it was.
 */
export function weappStore(
  files: () => Files = Taro.getFileSystemManager,
  home: () => string = () => Taro.env.USER_DATA_PATH ?? '',
): PhotoStore {
  const folder = () => `${home()}/photos`
  const at = (name: string) => `${folder()}/${name}`
  return {
    async put(name, path) {
      // Fails when it is there already.
      await asked((done) => files().mkdir({ dirPath: folder(), recursive: true, ...done })).catch(() => {})
      return asked((done) => files().copyFile({ srcPath: path, destPath: at(name), ...done })).then(
        () => true,
        () => false,
      )
    },
    path: (name) =>
      asked((done) => files().access({ path: at(name), ...done })).then(
        () => at(name),
        () => undefined,
      ),
    drop: (name) =>
      asked((done) => files().unlink({ filePath: at(name), ...done })).then(
        () => {},
        () => {},
      ),
    names: () =>
      asked<{ files: string[] }>((done) => files().readdir({ dirPath: folder(), ...done })).then(
        (answer) => answer.files,
        () => [],
      ),
  }
}
