import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { type Document, MongoClient } from 'mongodb'

/**
 * What the product is measured against: node:http and the driver, nothing checked, nothing shaped, the same reads and writes
 * for each of the four requests (server/src/cases). Environment: MONGODB_URI, PORT, TOKEN_SECRET, BENCH_TENANT.
 */
type Row = Document & { _id: string }
const { MONGODB_URI = '', PORT = '0', TOKEN_SECRET = '', BENCH_TENANT: tenantId = '' } = process.env
const client = await new MongoClient(MONGODB_URI, {
  maxPoolSize: 32,
  retryWrites: false,
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
}).connect()
const db = client.db()
const rows = (name: string) => db.collection<Row>(name)
const id = () => randomBytes(13).toString('hex')
const sha = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

type Session = { at: number; accountId: string; scope: string }
const sessions = new Map<string, Session>()

/** Token, then session and account: kept for two seconds, as the product does. */
async function signedIn(request: IncomingMessage): Promise<Session> {
  const [head, body = '', mark] = (request.headers.authorization ?? '').slice(7).split('.')
  if (createHmac('sha256', TOKEN_SECRET).update(`${head}.${body}`).digest('base64url') !== mark)
    throw new Error('401')
  const { sid } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sid: string }
  const known = sessions.get(sid)
  if (known && performance.now() - known.at < 2000) return known
  const session = await rows('sessions').findOne({ _id: sid, tenantId, endedAt: null })
  const account = await rows('accounts').findOne({ _id: session?.accountId, tenantId, deletedAt: null })
  const made = { at: performance.now(), accountId: account!._id, scope: account!.grants[0].areaId as string }
  sessions.set(sid, made)
  return made
}

const summary = Object.fromEntries(
  (
    'number version title category stage source visibility holder unitId unitName deadline clockState wasOverdue place files ' +
    'round followerIds reporterId reporterIds publicIn scopes rounds createdAt closedAt taskAt'
  )
    .split(' ')
    .map((name) => [name, 1]),
)
const HOUR = 3_600_000
let span = 6 * HOUR

/** The newest 20 of an area, from a span of time that holds so many (the engine may read the whole span). */
async function list({ scope }: Session): Promise<unknown> {
  for (;;) {
    const filter = { tenantId, scopes: scope, createdAt: { $gte: new Date(Date.now() - span) } }
    const found = await rows('cases')
      .find(filter, { projection: summary })
      .sort({ createdAt: -1, _id: -1 })
      .limit(21)
      .toArray()
    if (found.length === 21) return { items: found.slice(0, 20).map(shown) }
    span *= 8
  }
}

const shown = ({
  _id,
  number,
  version,
  title,
  category,
  stage,
  source,
  holder,
  unitName,
  dueAt,
  place,
  createdAt,
}: Row) => ({
  id: _id,
  number,
  version,
  title,
  category,
  stage,
  source,
  holder,
  unitName,
  dueAt,
  place,
  createdAt,
})

const linesOf = (caseId: string, session?: never) =>
  rows('caseEntries').find({ tenantId, caseId }, { session }).sort({ seq: 1 }).toArray()

async function view(caseId: string): Promise<unknown> {
  const [one, timeline] = await Promise.all([
    rows('cases').findOne({ _id: caseId, tenantId }, { projection: { tokens: 0 } }),
    linesOf(caseId),
  ])
  const reporter = await rows('accounts')
    .find({ _id: { $in: [one!.reporterId] }, tenantId }, { projection: { name: 1, phone: 1, deletedAt: 1 } })
    .toArray()
  return { ...shown(one!), text: one!.text, rounds: one!.rounds, timeline, reporter: reporter[0]?.name }
}

const area = { code: 1, name: 1, level: 1, parentId: 1, path: 1, center: 1 }

/** The book is kept; only its version is asked for, as the product does. */
async function bookVersion(): Promise<number> {
  const book = await rows('categoryBooks').findOne(
    { tenantId },
    { projection: { version: 1 }, sort: { version: -1 } },
  )
  return book?.version as number
}

let template: Row | null = null

async function report(me: Session, input: Document): Promise<unknown> {
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
  // A case has some seventy fields; the first one found lends those that a new case has too.
  template ??= await rows('cases').findOne({ tenantId, stage: 'reported' })
  const now = new Date()
  const caseId = id()
  const number = `${day}-${String(counted!.last).padStart(4, '0')}`
  const one = { ...template!, _id: caseId, number, text: input.text, createdAt: now, taskAt: now, version: 1 }
  const entry = { ...lineOf(me, caseId, 1, 'report'), round: 1 }
  await inOne(async (session) => {
    await rows('caseEntries').insertOne(entry, { session })
    await rows('cases').insertOne(one, { session })
    await told(session, me, entry, '')
  })
  return { ...shown(one), text: one.text, timeline: [entry] }
}

const lineOf = (me: Session, caseId: string, seq: number, action: string): Row => ({
  ...{ _id: id(), tenantId, caseId, seq, at: new Date(), action, as: 'dispatcher', actorId: me.accountId },
  ...{ text: '', unitId: null, unitName: null, attachmentIds: [], dueAt: null, passed: null, round: 1 },
})

async function told(session: never, me: Session, entry: Row, prevHash: string): Promise<void> {
  const { _id, caseId, seq, at, action, round } = entry
  const event = { _id, tenantId, stream: `cases:${caseId}`, seq, type: `cases.${action}`, at }
  const facts = { ...event, actor: { kind: 'account', id: me.accountId }, data: { round, to: action } }
  await rows('events').insertMany([{ ...facts, prevHash, hash: sha([prevHash, facts]) }], { session })
  await rows('outbox').insertMany([{ _id, tenantId, type: event.type, attempts: 0, nextAt: new Date() }], {
    session,
  })
}

async function inOne(work: (session: never) => Promise<void>): Promise<void> {
  await client.withSession((session) => session.withTransaction(() => work(session as never)))
}

async function dispatch(me: Session, caseId: string, { version, unitId, note }: Document): Promise<unknown> {
  let answer: unknown
  await inOne(async (session) => {
    const one = await rows('cases').findOne({ _id: caseId, tenantId }, { session })
    if (!one || one.version !== version) throw new Error('409')
    const unit = await rows('units').findOne({ _id: unitId, tenantId })
    await Promise.all([
      bookVersion(),
      rows('calendars')
        .find({ tenantId }, { projection: { year: 1, days: 1 } })
        .toArray(),
    ])
    const dueAt = new Date(Date.now() + 24 * HOUR)
    const deadline = {
      startedAt: Date.now(),
      dueAt: Number(dueAt),
      limit: one.category.limit,
      provisional: false,
    }
    const entry = {
      ...lineOf(me, caseId, version + 1, 'dispatch'),
      text: note,
      unitId,
      unitName: unit!.name,
      dueAt,
    }
    await rows('caseEntries').insertOne(entry, { session })
    const next = {
      ...one,
      version: version + 1,
      stage: 'dispatched',
      holder: 'unit',
      unitId,
      unitName: unit!.name,
    }
    const desks = { waiting: [`unit:${unitId}`], scopes: [...one.scopes, `unit:${unitId}`], taskAt: dueAt }
    const whole = { ...next, ...desks, deadline, dueAt, clockState: 'running' }
    await rows('cases').replaceOne({ _id: caseId, tenantId, version }, whole, { session })
    const timeline = await linesOf(caseId, session)
    const reporter = await rows('accounts')
      .find({ _id: { $in: [one.reporterId] }, tenantId }, { projection: { name: 1, phone: 1, deletedAt: 1 } })
      .toArray()
    await told(session, me, entry, one.chainHash)
    answer = { ...shown(whole as unknown as Row), text: one.text, timeline, reporter: reporter[0]?.name }
  })
  return answer
}

async function body(request: IncomingMessage): Promise<Document> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString())
}

async function answerTo(request: IncomingMessage): Promise<unknown> {
  const me = await signedIn(request)
  const [, , , , caseId = '', step] = new URL(request.url ?? '', 'http://localhost').pathname.split('/')
  if (request.method === 'GET') return caseId ? view(caseId) : list(me)
  const input = await body(request)
  return step ? dispatch(me, caseId, input) : report(me, input)
}

createServer((request, response) => {
  if (request.url === '/readyz') return void response.end('ready')
  answerTo(request).then(
    (answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
    (error: Error) => {
      console.error(error)
      response.writeHead(/^4\d\d$/.test(error.message) ? Number(error.message) : 500).end()
    },
  )
}).listen(Number(PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
