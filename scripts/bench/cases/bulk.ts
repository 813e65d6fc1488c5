import type { Db, Document } from 'mongodb'
import { newId } from '../../../server/src/platform/store/id'
import type { CasesCounty } from './samples'

type Row = Document & { _id: string }
const BATCH = 1000
const YEAR_MS = 365 * 86_400_000
/** So many of the newest cases are copied with timeline and events: the load opens and dispatches the newest. */
const WITH_TIMELINE = 1_200

/** Where the load finds cases. */
export interface Copies {
  /** Cases with at least four lines in their timeline. */
  long: string[]
  /** Cases that wait for a dispatch, with their version. */
  filed: { id: string; version: number }[]
}

/** What the four requests read by, beside `_id`. */
const READ_BY = { tenantId: 1, scopes: 1, createdAt: -1 } as const

/**
 * Fills a county up to `count` cases by copying the samples, spread evenly over the year that ends now. Hashes are copied as
 * well: chains of copies do not verify, which no request of the load looks at.
 * @param fewIndexes leave only the index of cases that the load reads by, made anew at the end. SecantusDB needs a quarter of an
 *   hour for all of them at 100,000 cases; afterwards writes keep fewer up to date, those of both sides alike.
 */
export async function copyCases(
  db: Db,
  { tenantId, samples }: CasesCounty,
  count: number,
  fewIndexes: boolean,
): Promise<Copies> {
  if (fewIndexes) await db.collection('cases').dropIndexes()
  const rows = (name: string) => db.collection<Row>(name)
  const sources = await Promise.all(
    samples.map(async ({ id, upTo }) => ({
      upTo,
      one: (await rows('cases').findOne({ _id: id }))!,
      entries: await rows('caseEntries').find({ tenantId, caseId: id }).sort({ seq: 1 }).toArray(),
      events: await rows('events')
        .find({ tenantId, stream: `cases:${id}` })
        .sort({ seq: 1 })
        .toArray(),
    })),
  )
  const copies: Copies = { long: [], filed: [] }
  const batches: Record<'cases' | 'caseEntries' | 'events', Row[]> = {
    cases: [],
    caseEntries: [],
    events: [],
  }
  const flush = async () => {
    for (const name of ['cases', 'caseEntries', 'events'] as const) {
      const full = batches[name].splice(0)
      if (full.length > 0) await rows(name).insertMany(full, { ordered: false })
    }
  }
  const now = Date.now()
  const total = count - samples.length
  for (let i = 0; i < total; i++) {
    // A fixed pattern, so that every run has the same mix in every part of the year.
    const at = ((i * 37) % 100) / 100
    const { one, entries, events } = sources.find(({ upTo }) => upTo > at) ?? sources.at(-1)!
    const id = newId()
    const createdAt = new Date(now - YEAR_MS + Math.floor((YEAR_MS * (i + 1)) / (total + 1)))
    const ids = events.map(() => newId())
    batches.cases.push({ ...one, _id: id, number: `B${String(i).padStart(7, '0')}`, createdAt })
    if (i >= total - WITH_TIMELINE) {
      for (const [line, entry] of entries.entries())
        batches.caseEntries.push({ ...entry, _id: ids[line]!, caseId: id, at: createdAt })
      for (const [link, event] of events.entries())
        batches.events.push({ ...event, _id: ids[link]!, stream: `cases:${id}`, at: createdAt })
      if (entries.length >= 4) copies.long.push(id)
    }
    if (one.stage === 'filed') copies.filed.push({ id, version: one.version as number })
    if (batches.cases.length >= BATCH) await flush()
  }
  await flush()
  if (fewIndexes) await db.collection('cases').createIndex(READ_BY)
  return copies
}
