import { answerRound, type ResidentAnswer } from '@linli/shared/cases/rounds'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { giveTo, successorOf } from '../clock'
import { entryModel } from '../entries'
import type { CaseDoc, CaseRound } from '../model'
import { newRound } from '../new-case'
import { type StepInput, takeStep } from '../step'

type Answer = Pick<ResidentAnswer, 'solved' | 'satisfaction'> & { comment: string }

/**
 * A reporter's answer to a closed round (DOMAIN §1). It is about the round that was shown, whatever happened since; a second
 * click, or the same page on another phone, changes nothing and makes no event.
 * @throws NOT_CLOSED, ROUND_WINDOW_OVER (a new linked case is offered), FORBIDDEN
 */
export async function answerRoundOf(context: Context, input: StepInput, answer: Answer) {
  const personId = context.actor.id
  let rounds: CaseRound[] = []
  return takeStep(context, input, {
    action: answer.solved ? 'rate' : 'unsolved',
    photos: 'before',
    anyVersion: true,
    async done(tx, one) {
      // Who is no reporter is told so by the rules.
      if (!one.reporterIds.includes(personId)) return false
      const round = await roundSeen(tx, one, input.version)
      const { solved, satisfaction, comment } = answer
      const result = answerRound(one.rounds, { personId, round, solved, satisfaction }, tx.now)
      if (!result.ok) {
        throw new Problem(result.code, {
          extra: { stage: one.stage, ...('offerLinkedCase' in result && { offerLinkedCase: true }) },
        })
      }
      rounds = result.rounds.map((next, i) => withFigures(next, one.rounds[i], personId, comment))
      return result.effect === 'unchanged'
    },
    async effect({ tx, one, before, line, data }) {
      one.rounds = rounds
      Object.assign(data, { solved: answer.solved, satisfaction: answer.satisfaction })
      if (answer.solved) return
      one.closedAt = null
      one.deadline = null
      one.wasOverdue = false
      one.assistingUnitIds = []
      if (before.unitId === null) return
      const unit = await successorOf(context, before.unitId)
      const { dueAt } = await giveTo(context, one, unit, tx.now)
      Object.assign(line, { unitId: unit._id, unitName: unit.name, dueAt: new Date(dueAt) })
      data.dueAt = line.dueAt
    },
  })
}

/** The round that was under way at the version the asker saw. */
async function roundSeen(tx: Tx, one: CaseDoc, version: number | undefined): Promise<number> {
  if (version === undefined || version === one.version) return one.round
  const entry = await tx
    .model(entryModel)
    .findOne({ tenantId: tx.tenantId, caseId: one._id, seq: { $lte: version } }, { round: 1 })
    .sort({ seq: -1 })
    .session(tx.session)
    .lean()
  return entry?.round ?? one.round
}

/** The rules know people and times; the figures and words of a round are kept beside. */
function withFigures(
  next: ReturnType<typeof newRound> | Parameters<typeof newRound>[0],
  old: CaseRound | undefined,
  personId: string,
  comment: string,
): CaseRound {
  if (!old) return newRound(next)
  const ratings = next.ratings.map((rating) => ({
    ...rating,
    comment:
      old.ratings.find((other) => other.personId === rating.personId)?.comment ??
      (rating.personId === personId ? comment : ''),
  }))
  return { ...old, ...next, ratings }
}
