import { caseForThanks } from '../../cases'
import type { Context } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import { type Happened, pay } from '../commands/pay'

type Reader = (context: Context, event: StoredEvent) => Promise<Omit<Happened, 'at'> | null>

const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** 立案 thanks who reported; a duplicate who came second, unless that is the same person. */
const ofReport =
  (kind: 'validReport' | 'confirmedDuplicate'): Reader =>
  async (context, event) => {
    const subjectId = aggregateIdOf(event)
    const one = await caseForThanks(context, subjectId)
    if (!one?.reporterId) return null
    const first = isId(event.data.targetId) ? await caseForThanks(context, event.data.targetId) : null
    const refused = one.hidden ? 'hidden' : first?.reporterId === one.reporterId ? 'own' : null
    return { kind, accountId: one.reporterId, subjectId, quantity: 1, ...(refused && { refused }) }
  }

/** What counts, by the event that says so. Each names its person; the events of features that come later name theirs alike. */
const COUNTS: Record<string, Reader> = {
  'cases.file': ofReport('validReport'),
  'cases.merge': ofReport('confirmedDuplicate'),
  'volunteering.helpConfirmed': async (_, { data: { helperId, helpId } }) =>
    isId(helperId) && isId(helpId)
      ? { kind: 'help', accountId: helperId, subjectId: helpId, quantity: 1 }
      : null,
  'volunteering.hoursCredited': async (_, { data: { accountId, halfHours, recordId, replaces } }) =>
    isId(accountId) && isId(recordId) && Number.isSafeInteger(halfHours) && (halfHours as number) > 0
      ? {
          ...{ kind: 'hours', accountId, subjectId: recordId, quantity: halfHours as number },
          ...(isId(replaces) && { replaces }),
        }
      : null,
  'deliberation.contributed': async (_, event) =>
    isId(event.data.accountId)
      ? { kind: 'deliberation', accountId: event.data.accountId, subjectId: event._id, quantity: 1 }
      : null,
  'surveys.answered': async (_, event) =>
    isId(event.data.accountId)
      ? { kind: 'survey', accountId: event.data.accountId, subjectId: aggregateIdOf(event), quantity: 1 }
      : null,
}

/** Points for what people do for the county. */
export const earnPoints: Reaction = {
  name: 'points.earn',
  on: Object.keys(COUNTS),
  async react(context, event) {
    const happened = await COUNTS[event.type]?.(context, event)
    if (happened) await pay(context, { ...happened, at: event.at.getTime() })
  },
}
