import type { Choice } from '@linli/shared/ballots/ballot'
import { canonicalJson } from '@linli/shared/ballots/canonical'
import type { ballotsContract } from '@linli/shared/ballots/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { ballotRun } from '../load'
import { type PaperDoc, paperModel } from '../model-voting'
import { presentPaper } from '../papers/present'
import { resolve, settle } from '../papers/settle'
import { mustTakePapers } from './enter-paper'
import { validChoice } from './vote'

type Input = ParsedOf<(typeof ballotsContract)['ballots.checkPaper']>

/** One of two checkers says what a paper is, or which of two votes counts. What both say is done; what differs begins anew. */
export async function checkPaper(context: Context, input: Input) {
  const { tenantId } = context
  const found = await context.model(paperModel).findOne({ tenantId, _id: input.id }, { ballotId: 1 }).lean()
  if (!found) throw new Problem('NOT_FOUND')
  const ballot = await ballotRun(context, found.ballotId)
  const paper = await context.transact(async (tx) => {
    await mustTakePapers(tx, ballot._id, null)
    const paper = await tx.load(paperModel, input.id)
    const choice = input.choice ? validChoice(ballot, input.choice) : null
    const says = saidOf(paper, input, choice)
    if (paper.checks.some(({ by }) => by === tx.actor.id)) throw new Problem('SAME_PERSON')
    paper.checks = [...paper.checks, { by: tx.actor.id, says }]
    const [first, second] = paper.checks
    if (second) {
      if (first!.says === second.says) await agree(tx, paper, input, choice)
      else paper.checks = []
    }
    tx.append(
      'ballotPapers',
      paper,
      'ballots.paperChecked',
      { ballotId: ballot._id, state: paper.state },
      'quiet',
    )
    await tx.save(paperModel, paper)
    return paper
  })
  return presentPaper(context, paper)
}

function saidOf(paper: PaperDoc, input: Input, choice: Choice | null): string {
  const wrong = (path: string, message: string) =>
    new Problem('BALLOT_TERMS', { fields: [{ path, message }] })
  if (paper.state === 'differs') {
    if (input.choice === undefined) throw wrong('choice', '请写明票面上选的是什么；无效票选“作废”')
    return choice ? canonicalJson(choice) : 'void'
  }
  if (paper.state !== 'conflict') throw new Problem('BALLOT_STATE')
  if (!input.counts) throw wrong('counts', '请选择哪一票有效')
  return input.counts
}

async function agree(tx: Tx, paper: PaperDoc, input: Input, choice: Choice | null): Promise<void> {
  if (paper.state === 'conflict') await resolve(tx, paper, input.counts!)
  else if (choice) await settle(tx, paper, choice)
  else paper.state = 'setAside'
}
