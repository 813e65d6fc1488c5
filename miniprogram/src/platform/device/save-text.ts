import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/**
 * Gives the user a text file: a download in a browser; WeChat has no downloads, so there it is put on the clipboard.
 * @returns Chinese: where it is now
 */
export async function saveText(name: string, text: string): Promise<string> {
  if (isWeapp) {
    await Taro.setClipboardData({ data: text })
    return '已复制，可以粘贴到微信文件里保存'
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
  return '已下载'
}

/** Puts a text on the clipboard; WeChat says so by itself. */
export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text })
}

/**
 * Hands over a public file by its address: a browser downloads it; WeChat can't keep files of any kind, so there its address is put
 * on the clipboard, to be opened in a browser or sent on.
 * @param url absolute, or on this origin
 * @returns Chinese: what to do now
 */
export async function offerFile(url: string, name: string): Promise<string> {
  if (isWeapp) {
    await copyText(url)
    return '下载地址已复制，在浏览器里打开就能下载'
  }
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  return '开始下载'
}
