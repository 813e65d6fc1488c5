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
