import { Problem } from '../problem'

/**
 * The place in a list after which the next page starts: the sort value of the last row and its id, in base64url JSON.
 * Sorts are descending by default: newest first.
 */
export interface Cursor {
  at: number
  id: string
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString('base64url')
}

/** Reads a cursor; anything that is not one of ours → CURSOR_INVALID. */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (
      Array.isArray(value) &&
      value.length === 2 &&
      typeof value[0] === 'number' &&
      Number.isFinite(new Date(value[0]).getTime()) &&
      typeof value[1] === 'string' &&
      /^[\w.-]{1,64}$/.test(value[1])
    ) {
      return { at: value[0], id: value[1] }
    }
  } catch {
    // Falls through to the one answer for all that is not a cursor.
  }
  throw new Problem('CURSOR_INVALID')
}

/**
 * Range filter on a Date field for the rows after the cursor: `field` first, the id breaks ties. A `$lte`/`$gte` on the field bounds the
 * index scan (some engines read the whole range before they sort).
 */
export function afterCursor(
  field: string,
  cursor: Cursor | null,
  direction: -1 | 1 = -1,
): Record<string, unknown> {
  if (!cursor) return {}
  const at = new Date(cursor.at)
  const [strict, loose] = direction === -1 ? (['$lt', '$lte'] as const) : (['$gt', '$gte'] as const)
  return {
    [field]: { [loose]: at },
    $or: [{ [field]: { [strict]: at } }, { [field]: at, _id: { [strict]: cursor.id } }],
  }
}

/** Cuts `limit + 1` rows to a page; the extra row only tells that there is a next one. */
export function toPage<T extends { _id: string }>(
  rows: T[],
  limit: number,
  at: (row: T) => number,
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown,
    next: rows.length > limit && last ? encodeCursor({ at: at(last), id: last._id }) : null,
  }
}
