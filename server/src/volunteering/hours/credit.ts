import { LONGEST_ACTIVITY } from '@linli/shared/volunteering/activity'
import { overlapping, type Span } from '@linli/shared/volunteering/hours'
import { type Tx, unchained } from '../../platform/store/transact'
import { type HourRecordDoc, type RecordKind, recordModel } from '../model-hours'
import { earnHours, withVolunteer } from './sums'

export interface Credit {
  recordId: string
  accountId: string
  kind: RecordKind
  sourceId: string
  title: string
  course: string | null
  areaPath: string
  /** Epoch ms: the time the half hours stand for. */
  span: Span
  /** The whole time of the activity or the help. */
  within: Span
  halfHours: number
  /** The record whose place it takes, and why. */
  corrects?: { id: string; reason: string }
}

/** Points are paid for hours of service by one of these; a help pays by `volunteering.helpConfirmed`, a training nothing. */
const CREDITED: Record<RecordKind, string> = {
  service: 'volunteering.hoursCredited',
  help: 'volunteering.helpHoursCredited',
  training: 'volunteering.trained',
}

/** Records of the person that stand and share time with a span. Nothing is longer than a day, which bounds the search. */
async function rivals(tx: Tx, { accountId, span, corrects }: Credit): Promise<HourRecordDoc[]> {
  const { tenantId, session } = tx
  const rows = (await tx
    .model(recordModel)
    .find({
      tenantId,
      accountId,
      from: { $gte: new Date(span.from - LONGEST_ACTIVITY), $lt: new Date(span.to) },
    })
    .session(session)
    .lean()) as unknown as HourRecordDoc[]
  const standing = rows
    .filter(({ standing, halfHours, _id }) => standing && halfHours > 0 && _id !== corrects?.id)
    .map((row) => ({ row, from: row.from.getTime(), to: row.to.getTime() }))
  return overlapping(span, standing).map(({ row }) => row)
}

/**
 * Writes half hours down for a person. Of two activities at one time only one is credited (DOMAIN §4): null when another record stands
 * in the way. Zero is written as well: somebody has looked.
 */
export async function credit(tx: Tx, given: Credit): Promise<HourRecordDoc | null> {
  const { accountId, kind, halfHours, recordId, corrects } = given
  if (halfHours > 0 && (await rivals(tx, given)).length > 0) return null
  const counts = kind !== 'training' && halfHours > 0
  // Rivals are found one after another: whoever credits anything to a person writes the person's sums.
  if (halfHours > 0 && !counts) await withVolunteer(tx, accountId, () => undefined)
  const share = counts
    ? await earnHours(tx, { accountId, halfHours, refId: recordId })
    : { saved: 0, pooled: 0 }
  const one: HourRecordDoc = {
    ...{ _id: recordId, tenantId: tx.tenantId, ...unchained, accountId, kind, sourceId: given.sourceId },
    ...{ title: given.title, course: given.course, areaPath: given.areaPath },
    areaIds: given.areaPath.split('/').filter(Boolean),
    ...{ from: new Date(given.span.from), to: new Date(given.span.to), halfHours, ...share },
    within: { from: new Date(given.within.from), to: new Date(given.within.to) },
    ...{ by: tx.actor.id, at: new Date(tx.now), correctsId: corrects?.id ?? null },
    ...{ reason: corrects?.reason ?? null, correctedById: null, standing: true },
  }
  const said = { accountId, halfHours, recordId, ...(corrects && { replaces: corrects.id }) }
  tx.append(
    'volunteering',
    one,
    halfHours === 0 && kind !== 'training' ? 'volunteering.hoursZero' : CREDITED[kind],
    said,
  )
  await tx.insert(recordModel, one)
  return one
}
