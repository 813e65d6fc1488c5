import { chinaDay } from '@linli/shared/platform/china-time'
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

/**
 * The next case number of the county's day, e.g. 20260512-0001. Taken in one atomic step before the transaction of the report:
 * inside, all reports of a county would queue behind one document until each commits. A report that fails afterwards leaves a gap.
 */
export async function nextNumber(context: Context): Promise<string> {
  const day = chinaDay(context.now()).replaceAll('-', '')
  const { tenantId } = context
  const _id = `${tenantId}:${day}`
  const numbers = context.model(numberModel)
  const take = () =>
    numbers.findOneAndUpdate({ _id, tenantId }, { $inc: { last: 1 } }, { returnDocument: 'after' }).lean()
  let row = await take()
  if (!row) {
    // The first of the day. Of several at once one makes the row; for the others it is there already.
    await numbers
      .updateOne({ _id, tenantId }, { $setOnInsert: { last: 0 } }, { upsert: true })
      .catch((error) => {
        if ((error as { code?: number }).code !== 11000) throw error
      })
    row = await take()
  }
  if (!row) throw new Error(`no case numbers for ${_id}`)
  return `${day}-${String(row.last).padStart(4, '0')}`
}
