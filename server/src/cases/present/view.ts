import { abilities } from '@linli/shared/cases/machine'
import { UNSOLVED_WINDOW_MS } from '@linli/shared/cases/rounds'
import { ACTION_LABELS, ACTOR_LABELS, type Action } from '@linli/shared/cases/stages'
import type { Output } from '@linli/shared/contract'
import { maskName, maskPhone } from '@linli/shared/identity/mask'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import type { EntryDoc } from '../entries'
import { factsOf } from '../facts'
import type { CaseDoc, CaseRound } from '../model'
import { type Audience, actingOn, audienceOf } from '../policy'
import { mayRead, presentFile, presentSummary, presentUnit, type SummaryDoc, shownFiles } from './summary'

export type CaseView = Output<'cases.view'>

/** What is read beside the case to show it. */
export interface Surroundings {
  entries: readonly EntryDoc[]
  children: readonly SummaryDoc[]
  merged: readonly Pick<CaseDoc, '_id' | 'number' | 'title'>[]
  reporter: { name: string; phone: string | null } | null
}

/** Lines whose words the public may read: what was done, and why not. */
const PUBLIC_WORDS: readonly Action[] = ['handle', 'selfHandle', 'close', 'reject']

const time = (at: Date | number | null): string | null => (at === null ? null : wireTime(at))

/** A case opened: every field that leaves the server is listed here. */
export function presentView(context: Context, one: CaseDoc, around: Surroundings): CaseView {
  const { actor } = context
  const audience = audienceOf(actor, one)
  const staff = audience === 'staff'
  const inside = audience !== 'public'
  const readable = mayRead(one, audience)
  return {
    ...presentSummary(context, one, audience),
    text: readable ? one.text : '',
    moderation: one.moderation,
    attachments: shownFiles(one, audience)
      .filter((file) => file.when === 'before')
      .map((file) => presentFile(context, file)),
    timeline: around.entries.map((entry) => presentEntry(context, one, entry, audience)),
    rounds: one.rounds.map((round) => presentRound(one, round, context.now())),
    reworks: one.rounds.length - 1,
    myRating: myRating(one, actor.id),
    following: one.followerIds.includes(actor.id),
    isReporter: one.reporterId !== null && one.reporterId === actor.id,
    reporter: around.reporter && {
      name: maskName(around.reporter.name),
      phone: around.reporter.phone && maskPhone(around.reporter.phone),
    },
    awaitingFrom: one.awaitingFrom,
    parent: staff && one.parentId ? { id: one.parentId, number: one.parentNumber ?? '' } : null,
    children: inside ? around.children.map((child) => presentSummary(context, child, audience)) : [],
    mergedInto:
      inside && one.mergedIntoId ? { id: one.mergedIntoId, number: one.mergedIntoNumber ?? '' } : null,
    merged: staff ? around.merged.map(({ _id, number, title }) => ({ id: _id, number, title })) : [],
    linked: inside && one.linkedCaseId ? { id: one.linkedCaseId, number: one.linkedNumber ?? '' } : null,
    extension: {
      approved: one.extensionsApproved,
      level: one.extensionLevel,
      reason: inside ? one.extensionReason : null,
    },
    suspension: {
      state: one.suspension,
      until: time(one.deadline?.suspended?.until ?? one.suspensionRequest?.until ?? null),
      reason: inside ? (one.suspensionRequest?.reason ?? null) : null,
    },
    supervisions: inside
      ? one.supervisions.map(({ at, level, reason, answeredAt }) => ({
          at: wireTime(at),
          level,
          reason,
          answeredAt: time(answeredAt),
        }))
      : [],
    whistles: staff
      ? one.whistles.map((call) => ({
          unit: { id: call.unitId, name: call.unitName },
          calledAt: wireTime(call.calledAt),
          dueAt: wireTime(call.dueAt),
          answeredAt: time(call.answeredAt),
          raisedAt: time(call.raisedAt),
        }))
      : [],
    disputedUnitIds: staff ? [...one.returnedByUnitIds] : [],
    appeal: one.appeal,
    exempt: one.exempt,
    unsolvedUntil: one.closedAt && wireTime(Number(one.closedAt) + UNSOLVED_WINDOW_MS),
    abilities: presentAbilities(context, one),
  }
}

/** Who acted is named as what they acted, a unit by its name; nobody by their own. */
export function presentEntry(
  context: Context,
  one: CaseDoc,
  entry: EntryDoc,
  audience: Audience,
): CaseView['timeline'][number] {
  const { seq, action, as, passed, round } = entry
  const files = shownFiles(one, audience)
  const readable = audience !== 'public' || PUBLIC_WORDS.includes(action)
  return {
    seq,
    at: wireTime(entry.at),
    action,
    as,
    actorName: as === 'unit' && entry.unitName ? entry.unitName : ACTOR_LABELS[as],
    text: readable ? entry.text : '',
    unit: presentUnit(entry.unitId, entry.unitName),
    dueAt: time(entry.dueAt),
    passed,
    round,
    attachments: entry.attachmentIds.flatMap((id) => {
      const file = files.find((other) => other.id === id)
      return file ? [presentFile(context, file)] : []
    }),
  }
}

function presentRound(one: CaseDoc, round: CaseRound, now: number): CaseView['rounds'][number] {
  const running = round === one.rounds.at(-1) && one.clockState === 'running' && one.deadline
  return {
    round: round.number,
    unit: presentUnit(round.unitId, round.unitName),
    dispatchedAt: time(round.dispatchedAt),
    dueAt: time(round.dueAt),
    handledAt: time(round.handledAt),
    closedAt: time(round.closedAt),
    overdue: running ? now > running.dueAt : round.overdue,
    ratings: {
      count: round.ratings.length,
      solved: round.ratings.filter((rating) => rating.solved).length,
      satisfied: round.ratings.filter(({ satisfaction }) => satisfaction && satisfaction !== 'dissatisfied')
        .length,
    },
  }
}

function myRating(one: CaseDoc, personId: string): CaseView['myRating'] {
  const mine = one.rounds.at(-1)?.ratings.find((rating) => rating.personId === personId)
  if (!mine) return null
  return { solved: mine.solved, satisfaction: mine.satisfaction ?? 'dissatisfied', comment: mine.comment }
}

/** What the asker may do now: the rules' answer, without what would change nothing. */
function presentAbilities(context: Context, one: CaseDoc): CaseView['abilities'] {
  const { actor } = context
  const own = one.reporterId === actor.id
  const follows = one.followerIds.includes(actor.id)
  const ownFollow = one.ownFollowerIds.includes(actor.id)
  const isEmpty: Partial<Record<Action, boolean>> = {
    follow: own || follows,
    unfollow: !ownFollow,
    rate: myRating(one, actor.id) !== null,
    withdraw: !own,
  }
  return abilities(factsOf(one, context.now()), actingOn(actor, one))
    .filter(({ action }) => !isEmpty[action])
    .map(({ action, needs }) => ({ action, label: ACTION_LABELS[action], needs }))
}
