import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { ballotRun } from '../load'
import { ballotModel } from '../model'
import { presentBallot } from '../present'
import { checkedTerms, type Terms } from '../terms'
import { askForTopic } from './create'

/** Changes a draft. What has been announced can't be changed: a matter that was not announced can't be voted (DOMAIN §3). */
export async function update(
  context: Context,
  { id, version, ...terms }: Terms & { id: string; version: number },
) {
  await ballotRun(context, id)
  const termed = await checkedTerms(context, terms)
  return context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id, version)
    if (ballot.stage !== 'draft') throw new Problem('BALLOT_STATE')
    const linked = ballot.tags.filter((tag) => tag.startsWith('topic:'))
    Object.assign(ballot, termed, { tags: [...termed.tags, ...linked] })
    askForTopic(tx, ballot, 'ballots.redrafted', terms.topicId)
    await tx.save(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}
