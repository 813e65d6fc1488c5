import { decide } from '@linli/shared/ballots/decision'
import type { deliberationContract } from '@linli/shared/deliberation/contract'
import { nextSpeaker as choose, isAnnouncedInTime, mayOpen } from '@linli/shared/deliberation/meeting'
import { topicAfter } from '@linli/shared/deliberation/topic'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { peopleByIds, requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { isCheckInCode } from '../check-in-code'
import { factsOf } from '../facts'
import { type MeetingDoc, type MotionAnswer, meetingModel, topicModel } from '../model'
import { peopleOf } from '../people'
import { isCouncil, mustCouncil } from '../policy'
import { type MeetingView, openMotionOf, presentMeeting } from '../present/meeting'
import { rulesOf } from '../rules'

type In<N extends keyof typeof deliberationContract> = ParsedOf<(typeof deliberationContract)[N]>

/** Posts the agenda early enough and invites all whom the topic concerns. Who calls it leads it and stays neutral. */
export async function callMeeting(
  context: Context,
  input: In<'deliberation.callMeeting'>,
): Promise<MeetingView> {
  const { meetingNoticeDays } = await rulesOf(context)
  const invited = (await peopleOf(context, input.id)).length
  const at = new Date(input.at)
  const made = await context.transact(async (tx) => {
    const topic = await tx.load(topicModel, input.id)
    mustCouncil(tx.actor, topic.areaPath)
    if (topic.stage !== 'meeting') {
      const after = topicAfter(factsOf(topic), 'meet', tx.now)
      if (!after.ok) throw new Problem(after.code)
      topic.stage = after.stage
    }
    if (!isAnnouncedInTime(at.getTime(), tx.now, meetingNoticeDays)) throw new Problem('MEETING_NOTICE_SHORT')
    const one: MeetingDoc = {
      ...{ _id: newId(), tenantId: tx.tenantId, ...unchained, topicId: topic._id, areaPath: topic.areaPath },
      ...{ title: input.title, at, place: input.place, state: 'announced', announcedAt: new Date(tx.now) },
      agenda: input.agenda.map((item) => ({ id: newId(), ...item })),
      ...{
        turnSeconds: input.turnSeconds,
        rule: input.rule,
        due: input.due ?? null,
        chairId: tx.actor.id,
        invited,
      },
      ...{ present: [], waiting: [], turns: [], speaking: null, motions: [], minutes: null, tasks: [] },
    }
    tx.append('deliberation', one, 'deliberation.meetingCalled', { topicId: topic._id, meetingId: one._id })
    await tx.insert(meetingModel, one)
    topic.changedAt = new Date(tx.now)
    tx.append('deliberation', topic, 'deliberation.toMeeting', { meetingId: one._id }, 'quiet')
    await tx.save(topicModel, topic)
    return one
  })
  return presentMeeting(context, made)
}

type Change = (tx: Tx, one: MeetingDoc) => void | Promise<void>

async function change(
  context: Context,
  id: string,
  by: 'council' | 'present',
  event: string,
  work: Change,
  quiet?: 'quiet',
): Promise<MeetingView> {
  return context.transact(async (tx) => {
    const one = await tx.load(meetingModel, id)
    if (by === 'council') mustCouncil(tx.actor, one.areaPath)
    await work(tx, one)
    tx.append('deliberation', one, event, { topicId: one.topicId, meetingId: one._id }, quiet)
    await tx.save(meetingModel, one)
    return presentMeeting(context, one)
  })
}

const mustBe = (one: MeetingDoc, state: MeetingDoc['state']): void => {
  if (one.state !== state) throw new Problem('MEETING_STATE')
}

const mustBePresent = ({ actor }: Tx, one: MeetingDoc): void => {
  if (!one.present.some(({ accountId }) => accountId === actor.id)) throw new Problem('NOT_AT_MEETING')
  if (one.chairId === actor.id) throw new Problem('CHAIR_NEUTRAL')
}

export const openMeeting = (context: Context, { id }: { id: string }) =>
  change(
    context,
    id,
    'council',
    'deliberation.meetingOpened',
    (tx, one) => {
      mustBe(one, 'announced')
      // The notice would be none if the meeting could be held before the time it names.
      if (!mayOpen(one.at.getTime(), tx.now)) throw new Problem('MEETING_EARLY')
      one.state = 'open'
      // Whoever opens it leads it: the one who called it may be ill.
      one.chairId = tx.actor.id
    },
    'quiet',
  )

export const cancelMeeting = (context: Context, { id }: { id: string }) =>
  change(context, id, 'council', 'deliberation.meetingCancelled', (_tx, one) => {
    mustBe(one, 'announced')
    one.state = 'cancelled'
  })

/** Checks in by the code of the room. Twice changes nothing. */
export async function checkIn(
  context: Context,
  { id, code }: { id: string; code: string },
): Promise<MeetingView> {
  await requireConsent(context)
  return change(
    context,
    id,
    'present',
    'deliberation.checkedIn',
    (tx, one) => {
      mustBe(one, 'open')
      if (!isCheckInCode(context, id, code, tx.now)) throw new Problem('CHECK_IN_CODE_WRONG')
      const accountId = tx.actor.id
      if (one.present.some((person) => person.accountId === accountId)) return
      one.present = [...one.present, { accountId, at: new Date(tx.now) }]
    },
    'quiet',
  )
}

export const askToSpeak = (context: Context, { id, on }: { id: string; on: boolean }) =>
  change(
    context,
    id,
    'present',
    'deliberation.askedToSpeak',
    (tx, one) => {
      mustBe(one, 'open')
      mustBePresent(tx, one)
      const others = one.waiting.filter(({ accountId }) => accountId !== tx.actor.id)
      const asked = one.waiting.find(({ accountId }) => accountId === tx.actor.id)
      one.waiting = on ? [...others, asked ?? { accountId: tx.actor.id, askedAt: tx.now }] : others
    },
    'quiet',
  )

/** Ends the turn and gives the word to who has spoken least, then asked first (equal turns, DOMAIN §2). */
export const nextSpeaker = (context: Context, { id }: { id: string }) =>
  change(
    context,
    id,
    'council',
    'deliberation.turnGiven',
    (tx, one) => {
      mustBe(one, 'open')
      const turns = new Map<string, number>()
      for (const { accountId } of one.turns) turns.set(accountId, (turns.get(accountId) ?? 0) + 1)
      const next = choose(one.waiting, turns)
      const at = new Date(tx.now)
      one.speaking = next ? { accountId: next.accountId, since: at } : null
      if (!next) return
      one.turns = [...one.turns, { accountId: next.accountId, at }]
      one.waiting = one.waiting.filter(({ accountId }) => accountId !== next.accountId)
    },
    'quiet',
  )

/** One motion at a time, and only on what was announced. */
export const openMotion = (context: Context, { id, agendaId, text }: In<'deliberation.openMotion'>) =>
  change(
    context,
    id,
    'council',
    'deliberation.motionOpened',
    (_tx, one) => {
      mustBe(one, 'open')
      if (openMotionOf(one)) throw new Problem('MOTION_OPEN')
      if (!one.agenda.some((item) => item.id === agendaId)) throw new Problem('NOT_ON_AGENDA')
      one.motions = [...one.motions, { id: newId(), agendaId, text, open: true, votes: [], passed: null }]
    },
    'quiet',
  )

/** Who is present votes; changing it counts until the motion is closed. No event says who voted how. */
export const voteOnMotion = (context: Context, { id, answer }: { id: string; answer: MotionAnswer }) =>
  change(
    context,
    id,
    'present',
    'deliberation.voted',
    (tx, one) => {
      mustBe(one, 'open')
      mustBePresent(tx, one)
      const motion = openMotionOf(one)
      if (!motion) throw new Problem('MOTION_NONE')
      const accountId = tx.actor.id
      const votes = [...motion.votes.filter((vote) => vote.accountId !== accountId), { accountId, answer }]
      one.motions = one.motions.map((other) => (other === motion ? { ...motion, votes } : other))
    },
    'quiet',
  )

/** Counts the open motion by the rule of the meeting: the same function that counts ballots. */
export const closeMotion = (context: Context, { id }: { id: string }) =>
  change(
    context,
    id,
    'council',
    'deliberation.motionClosed',
    (_tx, one) => {
      mustBe(one, 'open')
      const motion = openMotionOf(one)
      if (!motion) throw new Problem('MOTION_NONE')
      const heads = (count: number) => ({ heads: count, area: 0 })
      const count = (answer: MotionAnswer) =>
        heads(motion.votes.filter((vote) => vote.answer === answer).length)
      const { passed } = decide(one.rule, {
        due: heads(one.due ?? one.present.length),
        present: heads(one.present.length),
        yes: count('yes'),
        no: count('no'),
      })
      one.motions = one.motions.map((other) =>
        other === motion ? { ...motion, open: false, passed } : other,
      )
    },
    'quiet',
  )

/** Ends the meeting with its minutes; each task has an owner, who is told, and a date. */
export async function endMeeting(
  context: Context,
  input: In<'deliberation.endMeeting'>,
): Promise<MeetingView> {
  const owners = await peopleByIds(
    context,
    input.tasks.map(({ ownerId }) => ownerId),
  )
  const { id, minutes, tasks } = input
  return change(context, id, 'council', 'deliberation.minutesPublished', (_tx, one) => {
    mustBe(one, 'open')
    if (openMotionOf(one)) throw new Problem('MOTION_OPEN')
    if (tasks.some(({ ownerId }) => owners.get(ownerId)?.deleted !== false))
      throw new Problem('TARGET_UNKNOWN')
    Object.assign(one, { state: 'ended', minutes, speaking: null, waiting: [] })
    one.tasks = tasks.map(({ text, ownerId, dueAt }) => ({
      ...{ id: newId(), text, ownerId, done: false },
      dueAt: new Date(dueAt),
    }))
  })
}

/** Ticks off a task: who has it, or the council for him. For others there is no such task. Twice changes nothing. */
export const finishTask = (context: Context, { id, taskId }: { id: string; taskId: string }) =>
  change(
    context,
    id,
    'present',
    'deliberation.taskDone',
    (tx, one) => {
      mustBe(one, 'ended')
      const task = one.tasks.find((other) => other.id === taskId)
      if (!task || (task.ownerId !== tx.actor.id && !isCouncil(tx.actor, one.areaPath)))
        throw new Problem('TARGET_UNKNOWN')
      one.tasks = one.tasks.map((other) => (other === task ? { ...task, done: true } : other))
    },
    'quiet',
  )
