import Taro from '@tarojs/taro'
import { isWeapp } from './env'

export type Consent = 'accept' | 'reject' | 'ban' | 'filter'

/**
 * Asks the user whether we may send these WeChat messages, once each. Must be called directly from a tap (WeChat's rule).
 * @param templateIds at most 3 one-time templates
 * @returns the answer per template; {} where there is no WeChat, or WeChat refused to ask
 */
export async function requestSubscribe(templateIds: string[]): Promise<Record<string, Consent>> {
  if (!isWeapp || templateIds.length === 0) return {}
  try {
    // entityIds belongs to Alipay; the type demands it of everyone.
    const answer = await Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] })
    return Object.fromEntries(
      templateIds.map((id) => [id, (answer as Record<string, unknown>)[id] as Consent]),
    )
  } catch {
    return {}
  }
}
