import type { Choice } from '@linli/shared/ballots/ballot'
import { canonicalJson } from '@linli/shared/ballots/canonical'
import { type Received, standingBallots } from '@linli/shared/ballots/standing'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type PaperDoc, type VoteDoc, voterModel } from '../model-voting'
import { firstVote, replaceVote, voteOf } from '../voting/put-vote'

/**
 * A paper ballot has been read: it is put in as a vote. Where another vote for the same voter is there, the first valid one stands
 * (own before proxy), and two checkers look at it (DOMAIN §3).
 */
export async function settle(tx: Tx, paper: PaperDoc, choice: Choice): Promise<void> {
  paper.choice = choice
  paper.checks = []
  const voter = await tx.load(voterModel, paper.voterId)
  const there = await voteOf(tx, voter)
  if (!there) {
    await firstVote(tx, voter, castOf(paper, choice))
    paper.state = 'counted'
    paper.counts = 'paper'
    return
  }
  paper.displaced = { ...there }
  paper.other = {
    ...{ channel: there.channel, at: there.at, by: there.by },
    differs: canonicalJson(there.choice) !== canonicalJson(choice),
  }
  paper.state = 'conflict'
  paper.counts = firstValid(paper, there, choice)
  if (paper.counts === 'paper') await replaceVote(tx, there, castOf(paper, choice))
}

function firstValid(paper: PaperDoc, there: VoteDoc, choice: Choice): 'paper' | 'other' {
  const head = there.voterKey
  const received: Received[] = [
    { id: 'other', head, channel: there.channel, by: there.by, at: there.at.getTime(), choice: there.choice },
    { id: 'paper', head, channel: 'paper', by: 'own', at: paper.receivedAt.getTime(), choice },
  ]
  return standingBallots(received).standing[0]?.id === 'paper' ? 'paper' : 'other'
}

const castOf = (paper: PaperDoc, choice: Choice) => ({
  choice,
  by: 'own' as const,
  channel: 'paper' as const,
  accountId: null,
  paperId: paper._id,
  at: paper.receivedAt.getTime(),
})

/** Two checkers have said which of two votes counts. */
export async function resolve(tx: Tx, paper: PaperDoc, counts: 'paper' | 'other'): Promise<void> {
  const voter = await tx.load(voterModel, paper.voterId)
  const there = await voteOf(tx, voter)
  if (!there || !paper.displaced || !paper.choice) throw new Problem('BALLOT_STATE')
  if (counts === 'paper' && there.paperId !== paper._id)
    await replaceVote(tx, there, castOf(paper, paper.choice))
  if (counts === 'other' && there.paperId === paper._id) {
    const { choice, by, channel, accountId, paperId, at } = paper.displaced
    await replaceVote(tx, there, { choice, by, channel, accountId, paperId, at: at.getTime() })
  }
  paper.counts = counts
  paper.state = counts === 'paper' ? 'counted' : 'setAside'
}
