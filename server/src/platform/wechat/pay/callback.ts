import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Clock } from '../../clock'
import type { PlatformKeys } from './keys'
import { answerMessage, isFresh, isSigned } from './messages'
import { openSealed, sealed } from './seal'

const envelope = z.looseObject({
  id: z.string().min(1).max(64),
  event_type: z.string().min(1).max(64),
  resource: sealed,
})

/** A callback that is WeChat's own. `content` is what was sealed in it. */
export interface PayCallback {
  id: string
  type: string
  content: unknown
}

/**
 * Verifies and opens a callback. `unsigned`: not WeChat's, or an old one, or a key that is not known: 401. `unreadable`: signed, but its seal
 * or its form is broken: 400, and WeChat sends it again.
 * @param raw the body exactly as it came
 */
export function openCallback(
  headers: IncomingHttpHeaders,
  raw: string,
  { keys, apiV3Key, clock }: { keys: Pick<PlatformKeys, 'find'>; apiV3Key: string; clock: Clock },
): PayCallback | 'unsigned' | 'unreadable' {
  const header = (name: string) => {
    const value = headers[`wechatpay-${name}`]
    return typeof value === 'string' ? value : ''
  }
  const timestamp = header('timestamp')
  const key = keys.find(header('serial'))
  if (!isFresh(timestamp, clock.now()) || !key || !header('nonce')) return 'unsigned'
  if (!isSigned(key, answerMessage(timestamp, header('nonce'), raw), header('signature'))) return 'unsigned'
  try {
    const { id, event_type, resource } = envelope.parse(JSON.parse(raw))
    return { id, type: event_type, content: JSON.parse(openSealed(apiV3Key, resource)) }
  } catch {
    return 'unreadable'
  }
}
