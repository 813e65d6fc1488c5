import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/**
 * A one-time WeChat login code (5 minutes), to be exchanged for a session by the server.
 * @returns undefined where there is no WeChat (h5): the person then signs in on the login page
 */
export async function loginCode(): Promise<string | undefined> {
  if (!isWeapp) return undefined
  const { code } = await Taro.login()
  return code
}
