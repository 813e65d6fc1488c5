import { weappStore } from './weapp-store'

jest.mock('@tarojs/taro', () => ({}))

type Called = { success: (answer: unknown) => void; fail: (problem: unknown) => void }

/** A file system of WeChat's that has room for so many files. */
function fileSystem(room: number) {
  const files = new Map<string, string>()
  const folders = new Set<string>()
  const answer = ({ success, fail }: Called, good: boolean, value: unknown = {}) =>
    good ? success(value) : fail({ errMsg: 'fail' })
  return {
    files,
    system: {
      mkdir: ({ dirPath, ...done }: Called & { dirPath: string }) => {
        answer(done, !folders.has(dirPath))
        folders.add(dirPath)
      },
      copyFile: ({ srcPath, destPath, ...done }: Called & { srcPath: string; destPath: string }) => {
        const fits = folders.has('wxfile://usr/photos') && files.size < room
        if (fits) files.set(destPath, srcPath)
        answer(done, fits)
      },
      access: ({ path, ...done }: Called & { path: string }) => answer(done, files.has(path)),
      unlink: ({ filePath, ...done }: Called & { filePath: string }) => answer(done, files.delete(filePath)),
      readdir: ({ dirPath, ...done }: Called & { dirPath: string }) =>
        answer(done, folders.has(dirPath), {
          files: [...files.keys()].map((path) => path.slice(dirPath.length + 1)),
        }),
    },
  }
}

function phone(room = 10) {
  const { files, system } = fileSystem(room)
  const store = weappStore(
    () => system as never,
    () => 'wxfile://usr',
  )
  return { files, store }
}

test('a photo is copied to the folder of the user, and found there until it is dropped', async () => {
  const { files, store } = phone()
  expect(await store.put('a.jpg', 'wxfile://tmp_1.jpg')).toBe(true)
  expect(await store.put('b.jpg', 'wxfile://tmp_2.jpg')).toBe(true)
  expect(files.get('wxfile://usr/photos/a.jpg')).toBe('wxfile://tmp_1.jpg')
  expect(await store.path('a.jpg')).toBe('wxfile://usr/photos/a.jpg')
  expect(await store.names()).toEqual(['a.jpg', 'b.jpg'])
  await store.drop('a.jpg')
  expect(await store.path('a.jpg')).toBeUndefined()
  expect(await store.names()).toEqual(['b.jpg'])
})

test('a full phone says so', async () => {
  const { store } = phone(1)
  expect(await store.put('a.jpg', 'wxfile://tmp_1.jpg')).toBe(true)
  expect(await store.put('b.jpg', 'wxfile://tmp_2.jpg')).toBe(false)
  expect(await store.names()).toEqual(['a.jpg'])
})

test('dropping what is not there and listing nothing are no failures', async () => {
  const { store } = phone()
  expect(await store.names()).toEqual([])
  await store.drop('a.jpg')
})
