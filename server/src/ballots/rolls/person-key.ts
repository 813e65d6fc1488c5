import { createHmac } from 'node:crypto'
import type { Context } from '../../platform/context'
import type { RollPerson } from '../model-rolls'

/**
 * Somebody on a roll as it is stored. Equal people are told by a keyed hash of name and number, so that several units of one owner
 * are one head; the number itself is not kept.
 */
export function rollPerson(
  { config, tenantId }: Pick<Context, 'config' | 'tenantId'>,
  { name, idNumber, phone }: { name: string; idNumber: string; phone: string | null },
): RollPerson {
  const number = idNumber.replace(/\s/g, '').toUpperCase() || (phone ?? '')
  const key = createHmac('sha256', config.BALLOT_SECRET)
    .update(['roll', tenantId, name, number].join('\n'))
    .digest('base64url')
    .slice(0, 22)
  const digits = phone?.replace(/\D/g, '') ?? ''
  return { key, name, phone, tail: digits.length >= 7 ? digits.slice(-4) : null }
}
