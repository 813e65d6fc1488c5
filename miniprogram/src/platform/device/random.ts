import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/**
 * So many bytes from the platform's cryptographic source.
 * @throws when the platform has none (WeChat before base library 2.15): nothing else may take its place
 */
export async function randomBytes(length: number): Promise<Uint8Array> {
  if (!isWeapp) return crypto.getRandomValues(new Uint8Array(length))
  const { randomValues } = await Taro.getRandomValues({ length })
  const bytes = new Uint8Array(randomValues)
  if (bytes.length !== length) throw new Error('too few random bytes')
  return bytes
}
