import type { Document } from 'mongodb'
import { type Asker, type Bare, type Row, serveBare } from '../side-by-side/serve-bare'

const HOUR = 3_600_000
const area = { code: 1, name: 1, level: 1, parentId: 1, path: 1, center: 1 }
const summary = Object.fromEntries(
  (
    'number version title category stage source visibility holder unitId unitName deadline clockState wasOverdue place files ' +
    'round followerIds reporterId reporterIds publicIn scopes rounds createdAt closedAt taskAt'
  )
    .split(' ')
    .map((name) => [name, 1]),
)

/** The database work of server/src/cases for the four requests of the load. */
function casesOf({ tenantId, rows, id, inOne, tell }: Bare) {
  let enough = 6 * HOUR
  let template: Row | null = null
  let tokens: string[] | undefined

  /** The newest 20 of an area, from a span of time that holds so many (the engine may read the whole span). */
  async function list({ scope }: Asker): Promise<unknown> {
    for (let span = enough; ; span *= 8) {
      const filter = { tenantId, scopes: scope, createdAt: { $gte: new Date(Date.now() - span) } }
      const found = await rows('cases')
        .find(filter, { projection: summary })
        .sort({ createdAt: -1, _id: -1 })
        .limit(21)
        .toArray()
      if (found.length < 21) continue
      enough = span
      return { items: found.slice(0, 20) }
    }
  }

  const linesOf = (caseId: string, session?: never) =>
    rows('caseEntries').find({ tenantId, caseId }, { session }).sort({ seq: 1 }).toArray()

  const reporterOf = ({ reporterId }: Row) =>
    rows('accounts')
      .find({ _id: { $in: [reporterId] }, tenantId }, { projection: { name: 1, phone: 1, deletedAt: 1 } })
      .toArray()

  async function view(caseId: string): Promise<unknown> {
    const [one, timeline] = await Promise.all([
      rows('cases').findOne({ _id: caseId, tenantId }),
      linesOf(caseId),
    ])
    return { one, timeline, reporter: await reporterOf(one!) }
  }

  /** The book is kept; only its version is asked for, as the product does. */
  const bookVersion = () =>
    rows('categoryBooks').findOne({ tenantId }, { projection: { version: 1 }, sort: { version: -1 } })

  async function report(me: Asker, input: Document): Promise<unknown> {
    const point = { type: 'Point', coordinates: [input.place.lng, input.place.lat] }
    const grid = await rows('areas')
      .find(
        { tenantId, level: 'grid', polygon: { $geoIntersects: { $geometry: point } } },
        { projection: area },
      )
      .toArray()
    const path = (grid[0]!.path as string).split('/').filter(Boolean)
    await rows('areas')
      .find({ _id: { $in: path }, tenantId }, { projection: area })
      .toArray()
    await Promise.all([
      bookVersion(),
      rows('accounts').findOne(
        { _id: me.accountId, tenantId, deletedAt: null },
        { projection: { openid: 1, phone: 1 } },
      ),
    ])
    const day = new Date(Date.now() + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '')
    const counted = await rows('caseNumbers').findOneAndUpdate(
      { _id: `${tenantId}:${day}`, tenantId },
      { $inc: { last: 1 } },
      { returnDocument: 'after' },
    )
    // A case has some seventy fields; a sample lends those that a new case has too.
    template ??= await rows('cases').findOne({ _id: process.env.BENCH_TEMPLATE ?? '', tenantId })
    tokens ??= (await rows('caseWords').findOne({ _id: template!._id, tenantId }))!.tokens
    const now = new Date()
    const number = `${day}-${String(counted!.last).padStart(4, '0')}`
    const fresh = { _id: id(), number, text: input.text, createdAt: now, taskAt: now, version: 1 }
    const one = { ...template!, ...fresh }
    const entry = lineOf(me, one._id, 1, 'report')
    const words = { _id: one._id, tenantId, createdAt: now, tokens }
    await inOne(async (session) => {
      await rows('caseEntries').insertOne(entry, { session })
      await rows('cases').insertOne(one, { session })
      await rows('caseWords').insertOne(words, { session })
      await tell(session, factOf(me, entry), '')
    })
    return { one, timeline: [entry] }
  }

  const lineOf = (me: Asker, caseId: string, seq: number, action: string): Row => ({
    ...{ _id: id(), tenantId, caseId, seq, at: new Date(), action, as: 'dispatcher', actorId: me.accountId },
    ...{ text: '', unitId: null, unitName: null, attachmentIds: [], dueAt: null, passed: null, round: 1 },
  })

  const factOf = (me: Asker, { _id, caseId, seq, at, action, round }: Row) => ({
    ...{ _id, stream: `cases:${caseId}`, seq, type: `cases.${action}`, at },
    ...{ actor: { kind: 'account', id: me.accountId }, data: { round, to: action } },
  })

  function dispatch(me: Asker, caseId: string, { version, unitId, note }: Document): Promise<unknown> {
    return inOne(async (session) => {
      const one = await rows('cases').findOne({ _id: caseId, tenantId }, { session })
      if (!one || one.version !== version) throw new Error('409')
      const unit = await rows('units').findOne({ _id: unitId, tenantId })
      await Promise.all([
        bookVersion(),
        rows('calendars')
          .find({ tenantId }, { projection: { year: 1, days: 1 } })
          .toArray(),
      ])
      const unitName = unit!.name as string
      const dueAt = new Date(Date.now() + 24 * HOUR)
      const deadline = {
        ...{ startedAt: Date.now(), dueAt: Number(dueAt), limit: one.category.limit, provisional: false },
      }
      const entry = {
        ...lineOf(me, caseId, version + 1, 'dispatch'),
        ...{ text: note, unitId, unitName, dueAt },
      }
      await rows('caseEntries').insertOne(entry, { session })
      const whole: Row = {
        ...one,
        ...{ version: version + 1, stage: 'dispatched', holder: 'unit', unitId, unitName },
        ...{ waiting: [`unit:${unitId}`], scopes: [...one.scopes, `unit:${unitId}`], taskAt: dueAt },
        ...{ deadline, dueAt, clockState: 'running' },
      }
      await rows('cases').replaceOne({ _id: caseId, tenantId, version }, whole, { session })
      const timeline = await linesOf(caseId, session)
      const reporter = await reporterOf(one)
      await tell(session, factOf(me, entry), one.chainHash)
      return { one: whole, timeline, reporter }
    })
  }

  return { list, view, report, dispatch }
}

await serveBare((bare) => {
  const work = casesOf(bare)
  return async ({ method, path: [, caseId, step], me, body }) => {
    if (method === 'GET') return caseId ? work.view(caseId) : work.list(me)
    return step ? work.dispatch(me, caseId!, await body()) : work.report(me, await body())
  }
})
