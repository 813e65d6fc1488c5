import type { EarningKind } from '@linli/shared/points/rules'
import { caseForThanks } from '../../cases'
import type { Decided } from '../../moderation'
import type { Reaction } from '../../platform/feature'
import { aggregateIdOf } from '../../platform/store/events'
import { takeBack } from '../commands/take-back'

const OF_A_REPORT: readonly EarningKind[] = ['validReport', 'confirmedDuplicate']

/** A late "risky" takes the points of the report back from who wrote or photographed it (DOMAIN §6). */
export const takeBackHidden: Reaction = {
  name: 'points.takeBackHidden',
  on: ['moderation.decided'],
  async react(context, event) {
    const { subject, verdict } = event.data as unknown as Decided
    if (verdict !== 'hidden' || subject.owner.kind !== 'case') return
    const one = await caseForThanks(context, subject.owner.id)
    if (!one?.reporterId) return
    const author = subject.kind === 'text' ? one.reporterId : one.takenBy.get(subject.fileId ?? '')
    // A photo that staff added says nothing about the report.
    if (author !== one.reporterId) return
    const given = { accountId: author, subjectId: one._id, at: event.at.getTime() }
    await takeBack(context, { ...given, kinds: OF_A_REPORT })
  },
}

/** Hours that turned out otherwise: what comes in their place is paid by itself. */
export const takeBackHours: Reaction = {
  name: 'points.takeBackHours',
  on: ['volunteering.hoursWithdrawn'],
  async react(context, event) {
    const { accountId, recordId } = event.data
    if (typeof accountId !== 'string' || typeof recordId !== 'string') return
    const at = event.at.getTime()
    await takeBack(context, { kinds: ['hours'], accountId, subjectId: recordId, at })
  },
}

/** A merge that is undone, a report that comes to nothing after all: no thanks for it. */
export const takeBackUndone: Reaction = {
  name: 'points.takeBackUndone',
  on: ['cases.unmerge', 'cases.reject', 'cases.withdraw'],
  async react(context, event) {
    const subjectId = aggregateIdOf(event)
    const one = await caseForThanks(context, subjectId)
    if (!one?.reporterId) return
    const kinds: EarningKind[] = [event.type === 'cases.unmerge' ? 'confirmedDuplicate' : 'validReport']
    await takeBack(context, { kinds, accountId: one.reporterId, subjectId, at: event.at.getTime() })
  },
}
