import type { Context } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import { unchained } from '../../platform/store/transact'
import { type BallotDoc, ballotModel } from '../model'
import { claimModel } from '../model-rolls'
import { voterModel } from '../model-voting'
import { accountOf, electorateOf } from '../opening/electorate'

/** News of ballots that every voter hears. */
export const NEWS = [
  'ballots.announced',
  'ballots.opened',
  'ballots.extended',
  'ballots.cancelled',
  'ballots.closesSoon',
  'ballots.published',
] as const
export type News = (typeof NEWS)[number]

const BATCH = 200

/**
 * Splits the news of a ballot into parts of so many accounts, each an event of its own, which `tell` turns into messages: a county may
 * have more voters than one transaction should write to.
 */
export const spread: Reaction = {
  name: 'ballots.spread',
  on: NEWS,
  async react(context, event) {
    const { tenantId } = context
    const ballotId = String(event.data.ballotId)
    const ballot = (await context
      .model(ballotModel)
      .findOne({ tenantId, _id: ballotId })
      .lean()) as BallotDoc | null
    if (!ballot) return
    const accounts = await audienceOf(context, ballot, event.type === 'ballots.closesSoon')
    if (accounts.length === 0) return
    await context.transact(async (tx) => {
      for (let from = 0; from < accounts.length; from += BATCH) {
        const part = { _id: `${event._id}-${from / BATCH}`, tenantId: tx.tenantId, ...unchained }
        const data = { ballotId, news: event.type, accountIds: accounts.slice(from, from + BATCH) }
        tx.append('ballotNews', part, 'ballots.news', data)
      }
    })
  },
}

/** The accounts a ballot concerns: residents, or those with an approved home on its roll. Before the close only who hasn't voted. */
async function audienceOf(context: Context, ballot: BallotDoc, onlyUnused: boolean): Promise<string[]> {
  const { tenantId } = context
  const ballotId = ballot._id
  const { kind, rollId } = ballot.voters
  const isFrozen = ballot.openedAt !== null
  const voters = isFrozen
    ? await context
        .model(voterModel)
        .find({ tenantId, ballotId, ...(onlyUnused && { used: false }) }, { voterKey: 1, units: 1 })
        .lean()
    : (await electorateOf(context, ballot)).voters
  if (kind === 'residents') return voters.map(accountOf)
  const units = new Set(voters.flatMap((voter) => voter.units))
  const claims = await context
    .model(claimModel)
    .find({ tenantId, rollId, state: 'approved' }, { accountId: 1, unit: 1, relation: 1 })
    .lean()
  const concerned = claims.filter(
    ({ unit, relation }) => units.has(unit) && (relation === 'owner' || kind === 'households'),
  )
  return [...new Set(concerned.map(({ accountId }) => accountId))].sort()
}
