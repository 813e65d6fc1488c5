import { createHmac, timingSafeEqual } from 'node:crypto'
import { CODE_SLOT_MS, codeSlot } from '@linli/shared/deliberation/meeting'
import type { Services } from '../platform/context'

const sign = ({ config }: Pick<Services, 'config'>, meetingId: string, slot: number): string =>
  createHmac('sha256', config.LINK_SECRET).update(`meeting\n${meetingId}\n${slot}`).digest('base64url')

/** The code for the screen of the room, and until when it is shown. A copy is worth nothing a minute later. */
export function checkInCode(services: Pick<Services, 'config'>, meetingId: string, now: number) {
  const slot = codeSlot(now)
  return {
    code: `linli-meeting:${meetingId}:${slot}:${sign(services, meetingId, slot)}`,
    until: (slot + 1) * CODE_SLOT_MS,
  }
}

/** Whether a code is the one shown now, or the one before it: somebody may just have scanned that. */
export function isCheckInCode(
  services: Pick<Services, 'config'>,
  meetingId: string,
  code: string,
  now: number,
): boolean {
  const [kind, id, slot, signature = ''] = code.split(':')
  const age = codeSlot(now) - Number(slot)
  if (kind !== 'linli-meeting' || id !== meetingId || !(age === 0 || age === 1)) return false
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(services, meetingId, Number(slot)))
  return given.length === expected.length && timingSafeEqual(given, expected)
}
