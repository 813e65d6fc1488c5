import Taro from '@tarojs/taro'
import { isWeapp } from './env'
import { offerFile } from './save-text'

/**
 * Shows a PDF by its address: WeChat has a viewer of its own, from which it is kept or sent on; a browser downloads it.
 * @returns Chinese: what has happened, where it does not show by itself
 */
export async function openPdf(url: string, name: string): Promise<string | undefined> {
  if (!isWeapp) return offerFile(url, name)
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
    if (statusCode !== 200) return '文件没有取到，请刷新后再试'
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
    return undefined
  } catch {
    return '文件没有打开，请检查网络后再试'
  }
}
