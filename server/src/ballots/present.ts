import type { BallotStage } from '@linli/shared/ballots/phase'
import { phaseAt } from '@linli/shared/ballots/phase'
import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../platform/context'
import { readWithNow } from '../platform/store/database-now'
import { type BallotDoc, ballotModel } from './model'
import { type VoteDoc, voteModel } from './model-voting'
import { runs } from './policy'
import { proxyStates, type Standing, standingsOf, whyNot } from './voting/standings'
import { turnoutOf } from './voting/turnout'

type View = Output<'ballots.view'>
type Summary = Output<'ballots.list'>['items'][number]

const phaseOf = (
  { stage, opensAt, closesAt }: Pick<BallotDoc, 'stage' | 'opensAt' | 'closesAt'>,
  now: number,
) => phaseAt({ stage: stage as BallotStage, opensAt: opensAt.getTime(), closesAt: closesAt.getTime() }, now)

/** A line of a list. Participation is live, choices are not in it. */
export async function presentSummary(context: Context, ballot: BallotDoc): Promise<Summary> {
  return summary(ballot, phaseOf(ballot, context.now()), await turnoutOf(context, ballot._id))
}

function summary(
  ballot: BallotDoc,
  phase: Summary['phase'],
  present: Summary['participation']['present'],
): Summary {
  const {
    _id,
    title,
    rules,
    secret,
    voters,
    areaId,
    areaName,
    topicId,
    topicTitle,
    opensAt,
    closesAt,
    announcedAt,
  } = ballot
  return {
    ...{ id: _id, title, kind: rules.kind, secret, voters: voters.kind, areaId, areaName, topicId, phase },
    opensAt: wireTime(opensAt),
    closesAt: wireTime(closesAt),
    topicTitle: topicTitle ?? null,
    announcedAt: announcedAt && wireTime(announcedAt),
    participation: { present, due: { heads: ballot.due.heads, area: ballot.due.area } },
    passed: ballot.passed,
  }
}

/** A ballot as the asker sees it: with the votes he may cast and what he may do. */
export async function presentBallot(context: Context, ballot: BallotDoc): Promise<View> {
  const seen = await readWithNow(context, ballotModel, ballot._id, ['stage'])
  const phase = phaseOf(ballot, seen?.now ?? context.now())
  const { actor } = context
  const isOpen = ballot.stage === 'opened' || ballot.stage === 'sealed' || ballot.stage === 'published'
  const standings = actor.kind === 'account' && isOpen ? await standingsOf(context, ballot, actor.id) : []
  const own = standings.filter(({ as }) => as === 'own').map(({ voter }) => voter._id)
  const proxies = ballot.secret ? new Map() : await proxyStates(context, ballot._id, own)
  const mine = await Promise.all(
    standings.map(async (one) => ({
      ...(await presentStanding(context, ballot, phase, one)),
      proxy: proxies.get(one.voter._id) ?? ('none' as const),
    })),
  )
  const asksWhy = actor.kind === 'account' && isOpen && mine.length === 0
  return {
    ...summary(ballot, phase, await turnoutOf(context, ballot._id)),
    version: ballot.version,
    text: ballot.text,
    rules: ballot.rules as View['rules'],
    options: ballot.options.map(({ id, title, cost, areaId }) => ({
      ...{ id, title },
      ...(cost != null && { cost }),
      ...(areaId != null && { areaId }),
    })),
    blankAllowed: ballot.blankAllowed,
    decision: ballot.decision,
    countBy: ballot.countBy,
    matter: ballot.matter,
    noticeDays: ballot.noticeDays,
    changeAllowed: ballot.changeAllowed,
    paperAllowed: ballot.paperAllowed,
    silentClause: ballot.silentClause,
    areaIds: ballot.voters.areaIds,
    rollId: ballot.voters.rollId,
    cancelReason: ballot.cancelReason ?? null,
    warnings: warningsOf(ballot),
    lotCommitment: ballot.lotCommitment,
    keys: ballot.keys.map(({ id, weight, n, e }) => ({ id, weight, n, e })),
    mine,
    whyNot: asksWhy ? await whyNot(context, ballot, actor.id) : null,
    abilities: abilitiesOf(context, ballot, phase),
  }
}

function warningsOf({ secret, voters, silentClause }: BallotDoc): string[] {
  return [
    ...(secret && voters.kind === 'owners'
      ? ['按面积计票的无记名投票：面积与众不同的业主可能被猜到，因此只公布合计。']
      : []),
    ...(silentClause === null ? [] : ['按管理规约，已送达而未投票的业主视为同意多数意见；这部分另行列出。']),
  ]
}

async function presentStanding(
  context: Context,
  ballot: BallotDoc,
  phase: View['phase'],
  { voter, as }: Standing,
): Promise<Omit<View['mine'][number], 'proxy'>> {
  const { tenantId } = context
  const vote = ballot.secret
    ? null
    : ((await context
        .model(voteModel)
        .findOne({ tenantId, ballotId: ballot._id, voterKey: voter.voterKey })
        .lean()) as VoteDoc | null)
  const castByMe = vote !== null && vote.accountId === context.actor.id
  const mayVote =
    !voter.used ||
    (vote !== null && vote.by === 'proxy' && as === 'own') ||
    (castByMe && ballot.changeAllowed && vote.channel === 'online')
  return {
    voterId: voter._id,
    label: voter.units.join('、') || '本人',
    ...{ area: voter.area, as, voted: voter.used, channel: voter.channel },
    choice: castByMe ? (vote.choice as View['mine'][number]['choice']) : null,
    mayVote: phase === 'open' && mayVote,
    receipt: castByMe ? vote.receipt : null,
  }
}

/** What the asker may do with it now, so that no page has to know the rules. */
function abilitiesOf({ actor }: Context, ballot: BallotDoc, phase: View['phase']): View['abilities'] {
  if (!runs(actor, ballot.areaPath)) return []
  const owners = ballot.voters.kind === 'owners'
  const papers = ballot.paperAllowed && (phase === 'open' || phase === 'closed')
  return [
    ...(phase === 'draft' ? (['edit', 'announce', 'cancel'] as const) : []),
    ...(phase === 'announced' ? (['cancel'] as const) : []),
    ...(phase === 'announced' || phase === 'open' ? (['extend'] as const) : []),
    ...(papers ? (['enterPapers', 'checkPapers'] as const) : []),
    ...(owners && phase !== 'published' && phase !== 'cancelled' ? (['revise'] as const) : []),
    ...(phase === 'closed' ? (['publish'] as const) : []),
  ]
}
