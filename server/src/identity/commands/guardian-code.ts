import { randomInt } from 'node:crypto'
import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { guardianCodesModel } from '../model-guardian'
import { isChild } from '../policy'

const LIFE_MS = 15 * 60_000

/** Six digits that a child under 14 shows to the guardian. A new code replaces the one before; live codes are unique. */
export async function guardianCode(context: Context): Promise<Output<'identity.guardianCode'>> {
  const { tenantId, actor } = context
  const account = await context
    .model(accountsModel)
    .findOne({ tenantId, _id: actor.id }, { birthDate: 1 })
    .lean()
  if (!account || !isChild(account, context.now()))
    throw new Problem('RULE_BROKEN', { detail: '只有填写了出生日期且未满 14 周岁才需要监护人同意。' })
  const expiresAt = new Date(context.now() + LIFE_MS)
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    try {
      await context
        .model(guardianCodesModel)
        .updateOne({ tenantId, _id: actor.id }, { $set: { code, expiresAt } }, { upsert: true })
      return { code, expiresAt: wireTime(expiresAt) }
    } catch (error) {
      // Another child holds this code just now: draw again.
      if ((error as { code?: number }).code !== 11000) throw error
    }
  }
}
