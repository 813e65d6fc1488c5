import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { WINDOW_MS, windowCounts, windowOf } from '@linli/shared/volunteering/check-in'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'

type Of = Pick<Context, 'config' | 'tenantId'>

const PREFIX = 'linli-volunteer'

const sign = ({ config, tenantId }: Of, activityId: string, window: string, nonce: string): string =>
  createHmac('sha256', config.LINK_SECRET)
    .update([PREFIX, tenantId, activityId, window, nonce].join('\n'))
    .digest('base64url')

/** The code for the organiser's screen, and until when it is the newest. A copy is worth nothing a minute later. */
export function activityCode(of: Of, activityId: string, now: number): { code: string; until: number } {
  const window = windowOf(now)
  const nonce = randomBytes(6).toString('base64url')
  const signature = sign(of, activityId, String(window), nonce)
  return {
    code: [PREFIX, activityId, window, nonce, signature].join(':'),
    until: (window + 1) * WINDOW_MS,
  }
}

/**
 * Lets a code of this activity pass that is shown now or was shown just before (DOMAIN §4). The signature is looked at before the time:
 * only a code that was ever ours is called old.
 * @throws CODE_FORGED, CODE_FOREIGN, CODE_OLD
 */
export function mustBeCode(of: Of, activityId: string, code: string, now: number): void {
  const [prefix, id = '', window = '', nonce = '', signature = '', ...more] = code.split(':')
  if (prefix !== PREFIX || more.length > 0) throw new Problem('CODE_FORGED')
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(of, id, window, nonce))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem('CODE_FORGED')
  if (id !== activityId) throw new Problem('CODE_FOREIGN')
  if (!windowCounts(Number(window), now)) throw new Problem('CODE_OLD')
}
