import { BudgetBallots } from '@linli/shared/ballots/budget/votes'
import { type Bulletin, bulletinOf } from '@linli/shared/ballots/bulletin'
import { seedOf } from '@linli/shared/ballots/lot'
import { resultOf } from '@linli/shared/ballots/result'
import { decideWithSilent, type Silent, type SilentDecision } from '@linli/shared/ballots/standing'
import { type Counts, Tally } from '@linli/shared/ballots/tally'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { spendApart } from '../budget/spend-apart'
import { ruleBallot } from '../load'
import type { BallotDoc } from '../model'
import { voterModel } from '../model-voting'
import { ballotsOf, lineHash } from './ballots'

/** Counts a sealed vote from its ballots alone, and writes its bulletin. Equal ballots give an equal bulletin, to the byte. */
export async function countBallot(context: Context, ballot: BallotDoc): Promise<Bulletin> {
  const rules = ruleBallot(ballot)
  const purse = new BudgetBallots()
  const tally = new Tally(rules, purse)
  const hash = lineHash()
  for await (const { line, cast } of ballotsOf(context, ballot)) {
    hash.update(line)
    tally.add(cast)
  }
  const counts = tally.counts()
  const ballotsHash = hash.hex()
  const seed = seedOf(ballot.lotSecret, ballotsHash)
  const { due, decision: rule, countBy } = ballot
  const terms = { due: { heads: due.heads, area: due.area }, rule, countBy, seed }
  return bulletinOf({
    ballot: rules,
    title: ballot.title,
    opensAt: wireTime(ballot.opensAt),
    closesAt: wireTime(ballot.closesAt),
    roll: { kind: ballot.voters.kind, due: terms.due, corrections: ballot.corrections },
    ...{ rule, countBy, ballotsHash, counts },
    result: resultOf(rules, counts, tally.rankings.counts(), terms),
    budget:
      rules.rules.kind === 'budget'
        ? await spendApart({ votes: purse.votes(rules), utility: 'cost', seed })
        : null,
    silent: await silentOf(context, ballot, counts),
    secret: ballot.lotSecret,
  })
}

/** Owners who kept silent, where a clause lets them follow; only with proof of delivery, and shown apart (DOMAIN §3). */
async function silentOf(context: Context, ballot: BallotDoc, counts: Counts): Promise<SilentDecision | null> {
  if (ballot.silentClause === null) return null
  const { tenantId } = context
  const rows = await context
    .model(voterModel)
    .find({ tenantId, ballotId: ballot._id, used: false }, { area: 1, proofId: 1 })
    .lean()
  const silent: Silent[] = rows.map(({ _id, area, proofId }) => ({ head: _id, area, proofId }))
  const weight = (id: string) => counts.options.find((one) => one.id === id)!.weight
  const attendance = {
    ...{ due: { heads: ballot.due.heads, area: ballot.due.area }, present: counts.present },
    ...{ yes: weight('yes'), no: weight('no') },
  }
  return decideWithSilent(ballot.decision, attendance, { clauseId: ballot._id }, silent)
}
