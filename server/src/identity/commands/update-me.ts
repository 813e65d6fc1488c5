import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { areaLookup } from '../area-lookup'
import { accountsModel } from '../model'
import { ageAt, isChild } from '../policy'
import { needsGuardian } from '../queries/consent'
import { viewOf } from '../queries/me'
import { loadOwn } from './load-own'

const OLDEST = 130

function checkBirthDate(birthDate: string, now: number): void {
  const age = ageAt(birthDate, now)
  if (age < 0 || age > OLDEST)
    throw new Problem('INPUT_INVALID', { fields: [{ path: 'birthDate', message: '出生日期不对' }] })
}

/** A community of the county; AREA_UNKNOWN for anything else. */
async function communityOf(context: Context, id: string): Promise<{ _id: string; name: string }> {
  const area = await areaLookup().area(context, id)
  if (area.level !== 'community') throw new Problem('AREA_UNKNOWN')
  return area
}

/**
 * Changes the own name, community, elder mode or birth date. A child without a guardian's consent changes only how the app
 * looks (GUARDIAN_REQUIRED), and nobody grows up by a second birth date (RULE_BROKEN): the county's desk corrects a wrong one.
 */
export async function updateMe(
  context: Context,
  { name, communityId, elderMode, birthDate }: Input<'identity.updateMe'>,
): Promise<Output<'identity.me'>> {
  if (birthDate !== undefined) checkBirthDate(birthDate, context.now())
  const community = communityId === undefined ? undefined : await communityOf(context, communityId)
  return context.transact(async (tx) => {
    const account = await loadOwn(tx)
    const personal = name !== undefined || community !== undefined
    if (personal && (await needsGuardian(context, account, tx.now, tx.session)))
      throw new Problem('GUARDIAN_REQUIRED')
    if (birthDate !== undefined && isChild(account, tx.now) && !isChild({ birthDate }, tx.now))
      throw new Problem('RULE_BROKEN', { detail: '未满 14 周岁的出生日期不能自行改大，请到社区更正。' })
    if (name !== undefined) account.name = name
    if (community) {
      account.communityId = community._id
      account.communityName = community.name
    }
    if (elderMode !== undefined) account.elderMode = elderMode
    if (birthDate !== undefined) account.birthDate = birthDate
    const changed = Object.entries({ name, communityId, elderMode, birthDate })
      .filter(([, value]) => value !== undefined)
      .map(([field]) => field)
    if (changed.length > 0) {
      tx.append('identity', account, 'identity.profileChanged', { changed }, 'quiet')
      await tx.save(accountsModel, account)
    }
    return viewOf(context, account)
  })
}
