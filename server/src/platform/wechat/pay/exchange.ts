import { WechatPayError } from './error'

/** The host that the library and WeChat's download links name; requests go to the configured base instead. */
export const PAY_HOST = 'https://api.mch.weixin.qq.com'

/** Failures of the connection from before a byte of the request was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

export interface RawAnswer {
  status: number
  headers: Headers
  /** Byte for byte what was signed. */
  bytes: Buffer
}

/** One request to the pay host, nothing looked at yet. */
export type Exchange = (
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<RawAnswer>

/** @param timeoutMs after which a silent WeChat counts as no answer: {@link WechatPayError} NO_ANSWER */
export function createExchange(base: string, timeoutMs: number): Exchange {
  return async (method, url, headers, body) => {
    const target = url.startsWith(PAY_HOST) ? base + url.slice(PAY_HOST.length) : url
    try {
      const response = await fetch(target, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body !== undefined && { body }),
      })
      return {
        status: response.status,
        headers: response.headers,
        bytes: Buffer.from(await response.arrayBuffer()),
      }
    } catch (error) {
      const { name, cause } = error as Error & { cause?: { code?: string } }
      throw new WechatPayError(
        0,
        'NO_ANSWER',
        cause?.code ?? name,
        method !== 'GET' && !NEVER_SENT.has(cause?.code ?? ''),
      )
    }
  }
}
