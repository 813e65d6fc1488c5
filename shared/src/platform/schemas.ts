import { z } from 'zod'
import { cleanText, codePoints } from './text'

/** An id of ours, or a stable code of the tenant. */
export const id = z.string().regex(/^[\w.-]{1,64}$/, '编号格式不对')

/** A county, by its short name in addresses. */
export const tenantSlug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, '县的代号格式不对')

/** A moment on the wire: RFC 3339 with zone. */
export const time = z.iso.datetime({ offset: true })

/** A Date of the store as a moment on the wire. */
export const wireTime = (at: Date | number): string => new Date(at).toISOString()

/** People's words: NFC, without control and bidi marks, trimmed; length counted in code points. */
export const text = (min: number, max: number) =>
  z
    .string()
    .max(max * 4, `最多 ${max} 个字`)
    .overwrite(cleanText)
    .refine((value) => codePoints(value) >= min, min <= 1 ? '请填写' : `至少 ${min} 个字`)
    .refine((value) => codePoints(value) <= max, `最多 ${max} 个字`)
    .meta({ minLength: min, maxLength: max })

/**
 * A place: degrees, GCJ-02 as WeChat gives it. Longitude first, as in GeoJSON. A latitude beyond 90 gets through, so that
 * swapped numbers can be told by name (PLACE_SWAPPED).
 */
export const point = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-180).max(180),
})

export const queryNumber = (min: number, max: number) =>
  z.coerce.number().min(min).max(max).meta({ type: 'number', minimum: min, maximum: max })

/** A yes or no in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Members of every request for a page of a list. */
export const pageInput = {
  cursor: z.string().max(300).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ type: 'integer', minimum: 1, maximum: 100 }),
}

/** One page of a list; `next` is the cursor of the following one, null at the end. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** An answer that says only that it is done. */
export const done = z.object({ done: z.literal(true) })
