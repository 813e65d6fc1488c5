import { canonicalJson } from '@linli/shared/ballots/canonical'
import type { ballotsContract } from '@linli/shared/ballots/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { claimFiles } from '../../files'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { ballotRun } from '../load'
import { type BallotDoc, ballotModel } from '../model'
import { type PaperDoc, paperModel, voterModel } from '../model-voting'
import { ensureOpened } from '../opening/open'
import { presentPaper } from '../papers/present'
import { settle } from '../papers/settle'
import { validChoice } from './vote'

type Input = ParsedOf<(typeof ballotsContract)['ballots.enterPaper']>

/** Enters a paper ballot for the first or the second time. It counts when two people have read the same. */
export async function enterPaper(context: Context, input: Input) {
  const seen = await ballotRun(context, input.id)
  if (seen.secret) throw new Problem('VOTE_IS_SECRET')
  if (!seen.paperAllowed)
    throw new Problem('BALLOT_TERMS', { fields: [{ path: 'id', message: '这次表决不收纸质票' }] })
  const ballot = await ensureOpened(context, input.id)
  const choice = validChoice(ballot, input.choice)
  const paper = await context.transact(async (tx) => {
    await mustTakePapers(tx, ballot._id, new Date(input.receivedAt))
    const paper = await paperOf(tx, input)
    if (paper.entries.some(({ by }) => by === tx.actor.id)) throw new Problem('SAME_PERSON')
    if (paper.entries.length > 1 || paper.state !== 'waiting') throw new Problem('DUPLICATE')
    paper.entries = [...paper.entries, { by: tx.actor.id, choice, at: new Date(tx.now) }]
    if (input.scanFileId !== null && paper.scanFileId === null) {
      await claimFiles(tx, [input.scanFileId], { kind: 'paper', id: paper._id })
      paper.scanFileId = input.scanFileId
    }
    const [first, second] = paper.entries
    if (second) {
      if (canonicalJson(first!.choice) === canonicalJson(second.choice)) await settle(tx, paper, choice)
      else paper.state = 'differs'
    }
    const seenVersion = paper.version
    tx.append(
      'ballotPapers',
      paper,
      'ballots.paperEntered',
      { ballotId: ballot._id, state: paper.state },
      'quiet',
    )
    if (seenVersion === 0) await tx.insert(paperModel, paper)
    else await tx.save(paperModel, paper)
    return paper
  })
  return presentPaper(context, paper)
}

/** The paper with this number, loaded or new. @throws NOT_ON_ROLL, BALLOT_TERMS when the first reading names another voter */
async function paperOf(tx: Tx, input: Input): Promise<PaperDoc> {
  const { tenantId, session } = tx
  const { id: ballotId, serial, voterId } = input
  const there = await tx
    .model(paperModel)
    .findOne({ tenantId, ballotId, serial }, { _id: 1 })
    .session(session)
    .lean()
  if (there) {
    const paper = await tx.load(paperModel, there._id)
    if (paper.voterId !== voterId)
      throw new Problem('BALLOT_TERMS', {
        fields: [{ path: 'voterId', message: '与第一次录入的投票人不同，请核对' }],
      })
    return paper
  }
  const voter = await tx
    .model(voterModel)
    .findOne({ _id: voterId, tenantId, ballotId }, { _id: 1 })
    .session(session)
    .lean()
  if (!voter) throw new Problem('NOT_ON_ROLL', { detail: '这次表决的名册上没有这位投票人。' })
  return {
    ...{
      _id: newId(),
      tenantId,
      ...unchained,
      ballotId,
      serial,
      voterId,
      receivedAt: new Date(input.receivedAt),
    },
    ...{ scanFileId: null, state: 'waiting', entries: [], choice: null, other: null, displaced: null },
    ...{ counts: null, checks: [], createdAt: new Date(tx.now) },
  }
}

/**
 * Papers are put in from the opening until the result is published, if they were in the box before the close. The ballot's own version
 * moves with each, so that no count can miss one.
 */
export async function mustTakePapers(tx: Tx, ballotId: string, receivedAt: Date | null): Promise<BallotDoc> {
  const ballot = await tx.load(ballotModel, ballotId)
  if (ballot.stage !== 'opened' && ballot.stage !== 'sealed') throw new Problem('BALLOT_STATE')
  if (receivedAt) {
    const { now } = (await readWithNow(tx, ballotModel, ballotId, ['stage']))!
    const inVote = receivedAt >= ballot.opensAt && receivedAt < ballot.closesAt
    if (!inVote || receivedAt.getTime() > now) throw new Problem('PAPER_TIME')
  }
  tx.append('ballots', ballot, 'ballots.paperTouched', {}, 'quiet')
  await tx.save(ballotModel, ballot)
  return ballot
}
