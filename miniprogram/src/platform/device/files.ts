import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** A file chosen on this phone, not uploaded yet. */
export interface LocalFile {
  name: string
  /** weapp: temporary path; h5: blob: address. */
  path: string
}

/**
 * Lets the user choose one file: in WeChat out of a chat (it has no other way), in a browser from the disk.
 * @param endings without dot: ['xlsx', 'csv']
 * @returns undefined when the user cancels
 */
export async function chooseFile(endings: string[]): Promise<LocalFile | undefined> {
  if (!isWeapp) return browserFile(endings)
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: endings })
    const [file] = tempFiles
    return file && { name: file.name, path: file.path }
  } catch (problem) {
    if (/cancel/.test((problem as { errMsg?: string })?.errMsg ?? '')) return undefined
    throw problem
  }
}

function browserFile(endings: string[]): Promise<LocalFile | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = endings.map((ending) => `.${ending}`).join(',')
  return new Promise((resolve) => {
    input.oncancel = () => resolve(undefined)
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file && { name: file.name, path: URL.createObjectURL(file) })
    }
    input.click()
  })
}
