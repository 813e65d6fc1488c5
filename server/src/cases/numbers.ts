import { Schema } from 'mongoose'
import type { Context } from '../platform/context'
import { tenantModel } from '../platform/store/model'

/** How many case numbers a county has given out on one day. */
interface NumberDoc {
  /** `tenantId:20260512` */
  _id: string
  tenantId: string
  last: number
}

export const numberModel = tenantModel<NumberDoc>(
  'caseNumbers',
  new Schema<NumberDoc>(
    { _id: String, tenantId: { type: String, required: true }, last: Number },
    { versionKey: false },
  ),
)

const CHINA_OFFSET_MS = 8 * 3_600_000

/**
 * The next case number of the county's day, e.g. 20260512-0001. Taken in one atomic step before the transaction of the report:
 * inside, all reports of a county would queue behind one document until each commits. A report that fails afterwards leaves a gap.
 */
export async function nextNumber(context: Context): Promise<string> {
  const day = new Date(context.now() + CHINA_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '')
  const { tenantId } = context
  const row = await context
    .model(numberModel)
    .findOneAndUpdate(
      { _id: `${tenantId}:${day}`, tenantId },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean()
  return `${day}-${String(row?.last ?? 1).padStart(4, '0')}`
}
