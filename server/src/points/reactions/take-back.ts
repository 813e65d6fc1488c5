import type { EarningKind } from '@linli/shared/points/rules'
import { caseForThanks } from '../../cases'
import type { Decided } from '../../moderation'
import type { Context } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import { aggregateIdOf, eventModel, type StoredEvent } from '../../platform/store/events'
import { takeBack } from '../commands/take-back'

const OF_A_REPORT: readonly EarningKind[] = ['validReport', 'confirmedDuplicate']

const DELIBERATED: readonly string[] = ['proposal', 'contribution']

/** What was said in a deliberation was thanked under the event that told of it. */
async function takeBackWords(context: Context, id: string, { at }: StoredEvent): Promise<void> {
  const { tenantId } = context
  const told = (await context
    .model(eventModel)
    .find({ tenantId, stream: `deliberation:${id}` })
    .lean()) as StoredEvent[]
  for (const { _id: subjectId, type, data } of told)
    if (type === 'deliberation.contributed' && typeof data.accountId === 'string')
      await takeBack(context, {
        kinds: ['deliberation'],
        accountId: data.accountId,
        subjectId,
        at: at.getTime(),
      })
}

/** A late "risky" takes the points of a report, or of words in a deliberation, back from whose they are (DOMAIN §6). */
export const takeBackHidden: Reaction = {
  name: 'points.takeBackHidden',
  on: ['moderation.decided'],
  async react(context, event) {
    const { subject, verdict } = event.data as unknown as Decided
    if (verdict !== 'hidden') return
    if (DELIBERATED.includes(subject.owner.kind)) return takeBackWords(context, subject.owner.id, event)
    if (subject.owner.kind !== 'case') return
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
