import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { BallotDoc } from '../model'
import { type ClaimDoc, claimModel } from '../model-rolls'
import { proxyModel, type VoterDoc, voterModel } from '../model-voting'
import { residentKey } from '../opening/electorate'
import { givesVote } from '../policy'

/** A right to vote that an account may use: its own, or as somebody's proxy. */
export interface Standing {
  voter: VoterDoc
  as: 'own' | 'proxy'
}

type Of = Pick<BallotDoc, '_id' | 'voters' | 'secret'>

/** Every vote of an opened ballot that an account may cast, its own first. */
export async function standingsOf(context: Context, ballot: Of, accountId: string): Promise<Standing[]> {
  const own = await ownVoters(context, ballot, accountId)
  const proxied = ballot.secret ? [] : await proxiedVoters(context, ballot, accountId)
  return [
    ...own.map((voter) => ({ voter, as: 'own' as const })),
    ...proxied
      .filter(({ _id }) => !own.some((one) => one._id === _id))
      .map((voter) => ({ voter, as: 'proxy' as const })),
  ]
}

async function ownVoters(context: Context, ballot: Of, accountId: string): Promise<VoterDoc[]> {
  const { tenantId } = context
  const voters = context.model(voterModel)
  const ballotId = ballot._id
  if (ballot.voters.kind === 'residents')
    return voters.find({ tenantId, ballotId, voterKey: residentKey(accountId) }).lean() as Promise<VoterDoc[]>
  const units = (await claimsOn(context, ballot, accountId))
    .filter((claim) => givesVote(claim, ballot.voters.kind))
    .map(({ unit }) => unit)
  if (units.length === 0) return []
  const found = (await voters
    .find({ tenantId, ballotId, units: { $in: units } })
    .sort({ _id: 1 })
    .lean()) as VoterDoc[]
  // A home sold after its owner had voted gives its new owner no vote in this ballot.
  return found.filter((voter) =>
    units.some((unit) => voter.units.includes(unit) && !voter.soldUnits.includes(unit)),
  )
}

async function proxiedVoters(context: Context, ballot: Of, accountId: string): Promise<VoterDoc[]> {
  const { tenantId } = context
  const proxies = await context
    .model(proxyModel)
    .find({ tenantId, ballotId: ballot._id, agentId: accountId }, { voterId: 1 })
    .lean()
  if (proxies.length === 0) return []
  const ids = proxies.map(({ voterId }) => voterId)
  return context
    .model(voterModel)
    .find({ tenantId, _id: { $in: ids } })
    .lean() as Promise<VoterDoc[]>
}

/** Whether a proxy was offered or taken, for each of these votes that has one. */
export async function proxyStates(
  context: Context,
  ballotId: string,
  voterIds: readonly string[],
): Promise<Map<string, 'offered' | 'taken'>> {
  if (voterIds.length === 0) return new Map()
  const { tenantId } = context
  const proxies = await context
    .model(proxyModel)
    .find({ tenantId, ballotId, voterId: { $in: [...voterIds] } }, { voterId: 1, agentId: 1 })
    .lean()
  return new Map(proxies.map(({ voterId, agentId }) => [voterId, agentId === null ? 'offered' : 'taken']))
}

function claimsOn(context: Context, ballot: Of, accountId: string): Promise<ClaimDoc[]> {
  const { tenantId } = context
  return context
    .model(claimModel)
    .find({ tenantId, accountId })
    .lean()
    .then((claims) => (claims as ClaimDoc[]).filter(({ rollId }) => rollId === ballot.voters.rollId))
}

/** Why somebody has no vote in a ballot, said so that he knows what to do. */
export async function whyNot(context: Context, ballot: Of, accountId: string): Promise<string> {
  if (ballot.voters.kind === 'residents')
    return '您不在这次投票的居民名册上：名册在投票开始时按所选社区确定，之后改选社区不影响本次投票。'
  const claims = await claimsOn(context, ballot, accountId)
  if (claims.some((claim) => givesVote(claim, ballot.voters.kind)))
    return '您认领的这一户在名册冻结时不属于您，或原业主已经投票，本次不能再投。'
  if (claims.some(({ state }) => state === 'pending')) return '您的认领还在审核，通过后就可以投票。'
  return ballot.voters.kind === 'named'
    ? '您不在这次表决的名单上。如果名单里有您，请先在“我的房屋”里认领并等待审核。'
    : '您还没有认领这里的房屋。请先在“我的房屋”里认领，工作人员核对后就可以投票。'
}

/**
 * The right that a request means: the named one, or the only own one (the first not used).
 * @throws NOT_ON_ROLL with the reason
 */
export async function rightOf(context: Context, ballot: Of, voterId: string | undefined): Promise<Standing> {
  const standings = await standingsOf(context, ballot, context.actor.id)
  const own = standings.filter(({ as }) => as === 'own')
  const found = voterId
    ? standings.find(({ voter }) => voter._id === voterId)
    : (own.find(({ voter }) => !voter.used) ?? own[0])
  if (!found) throw new Problem('NOT_ON_ROLL', { detail: await whyNot(context, ballot, context.actor.id) })
  return found
}
