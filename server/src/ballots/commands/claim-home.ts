import type { ballotsContract } from '@linli/shared/ballots/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type ClaimDoc, claimModel, type RollDoc, rollModel } from '../model-rolls'
import { mustRun } from '../policy'
import { unitOf } from '../rolls/load'
import { presentClaim } from '../rolls/present-claim'

/** Who claims more homes than that at a time is trying names. */
const MOST_PENDING = 5

/** Says that a unit is one's home. It gives no vote until staff have matched it against the roll. */
export async function claimHome(
  context: Context,
  input: ParsedOf<(typeof ballotsContract)['ballots.claimHome']>,
) {
  await requireConsent(context)
  const { tenantId, actor } = context
  const { rollId, unit, name, relation } = input
  const roll = (await context.model(rollModel).findOne({ tenantId, _id: rollId }).lean()) as RollDoc | null
  if (!roll) throw new Problem('ROLL_UNKNOWN')
  const pending = await context
    .model(claimModel)
    .countDocuments({ tenantId, accountId: actor.id, state: 'pending' })
  if (pending >= MOST_PENDING)
    throw new Problem('TOO_MANY_REQUESTS', { detail: '您有多份认领在等待审核，请等结果出来再提交。' })
  await unitOf(context, roll, unit)
  try {
    return await context.transact(async (tx) => {
      const claim: ClaimDoc = {
        _id: newId(),
        tenantId,
        ...unchained,
        ...{
          rollId,
          rollName: roll.name,
          areaPath: roll.areaPath,
          unit,
          accountId: actor.id,
          name,
          relation,
        },
        ...{
          state: 'pending',
          reason: null,
          open: `${actor.id}:${rollId}:${unit}`,
          createdAt: new Date(tx.now),
        },
      }
      tx.append('ballotClaims', claim, 'ballots.homeClaimed', { rollId, relation }, 'quiet')
      await tx.insert(claimModel, claim)
      return presentClaim(claim)
    })
  } catch (error) {
    if (error instanceof Problem && error.code === 'DUPLICATE') throw new Problem('CLAIM_EXISTS')
    throw error
  }
}

/** Approves or refuses a claim; nobody decides his own. */
export async function decideClaim(
  context: Context,
  input: ParsedOf<(typeof ballotsContract)['ballots.decideClaim']>,
) {
  return context.transact(async (tx) => {
    const claim = await tx.load(claimModel, input.id)
    mustRun(tx.actor, claim.areaPath)
    if (claim.state !== 'pending') throw new Problem('BALLOT_STATE', { detail: '这份认领已经有了结果。' })
    if (claim.accountId === tx.actor.id) throw new Problem('SAME_PERSON')
    claim.state = input.approve ? 'approved' : 'refused'
    claim.reason = input.reason || null
    if (!input.approve) claim.open = claim._id
    const data = { rollId: claim.rollId, accountId: claim.accountId, approved: input.approve }
    tx.append('ballotClaims', claim, 'ballots.claimDecided', data)
    await tx.save(claimModel, claim)
    return presentClaim(claim)
  })
}
