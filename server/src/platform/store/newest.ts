import type { Model } from 'mongoose'
import { afterCursor, type Cursor, decodeCursor, toPage } from './paging'

const HOUR = 3_600_000
/** How far back a page looks at first, and then further, until it is full. */
const SPANS = [6 * HOUR, 48 * HOUR, 14 * 24 * HOUR, 120 * 24 * HOUR, Number.POSITIVE_INFINITY] as const

/** The span that filled the last page of the same list: where the next one starts. A hint, never a truth. */
const lastSpan = new Map<string, number>()
const MAX_HINTS = 2_000

interface Page {
  /** What must hold, without the sort field; starts with an equality that leads an index. */
  filter: Record<string, unknown>
  /** The Date field that sorts, newest first. */
  field: string
  /** As the caller sent it; CURSOR_INVALID for anything that is not one of ours. */
  cursor: string | undefined
  limit: number
  projection: Record<string, 0 | 1>
  /** Newest moment there can be, epoch ms. */
  now: number
}

/**
 * One page of a list, newest first, and the cursor of the next one. Some engines read and sort the whole index range before they
 * cut it (ENGINE), so the range is bounded: a short span of time first, a longer one only when it does not fill the page. The
 * cost of a page then does not grow with the collection.
 */
export async function newestPage<R extends { _id: string }>(
  model: Model<never>,
  page: Page,
): Promise<{ rows: R[]; next: string | null }> {
  const rows = await newestRows<R>(model, page, decodeCursor(page.cursor))
  return toPage(rows, page.limit, (row) => Number(row[page.field as keyof R]))
}

/** With one row more than the limit when there is a next page. */
async function newestRows<R>(model: Model<never>, page: Page, cursor: Cursor | null): Promise<R[]> {
  const { filter, field, limit, projection } = page
  const from = cursor?.at ?? page.now
  const hint = `${model.modelName} ${JSON.stringify(filter)}`
  for (let i = lastSpan.get(hint) ?? 0; ; i++) {
    const span = SPANS[i]!
    const { [field]: before, $or: after } = afterCursor(field, cursor)
    const since = Number.isFinite(span) ? { $gte: new Date(from - span) } : {}
    const range = { ...(before as object | undefined), ...since }
    // The range stands beside the equality: SecantusDB reads the whole collection for one inside `$and`.
    const where = {
      ...filter,
      ...(Object.keys(range).length > 0 && { [field]: range }),
      ...(after !== undefined && { $and: [{ $or: after }] }),
    }
    const rows = await model
      .find(where as never, projection as never)
      .sort({ [field]: -1, _id: -1 } as never)
      .limit(limit + 1)
      .lean()
    if (rows.length > limit || i === SPANS.length - 1) {
      if (lastSpan.size >= MAX_HINTS) lastSpan.clear()
      lastSpan.set(hint, i)
      return rows as unknown as R[]
    }
  }
}
