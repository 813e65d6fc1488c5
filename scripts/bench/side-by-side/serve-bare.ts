import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { type Collection, type Document, MongoClient } from 'mongodb'

/**
 * What the product is measured against: node:http and the driver, nothing checked, nothing shaped. A section's bare program does
 * for each of its requests the reads and writes that the product does, and no others. Environment: MONGODB_URI, PORT, TOKEN_SECRET,
 * BENCH_TENANT.
 */
export type Row = Document & { _id: string }

/** Who asks: the account, and the area or unit of the first role it holds; empty for a request without a token. */
export interface Asker {
  accountId: string
  scope: string
}

export interface Bare {
  tenantId: string
  rows(name: string): Collection<Row>
  /** A new id of the product's length. */
  id(): string
  sha(value: unknown): string
  /** One transaction; `session` goes into every operation in it. */
  inOne<R>(work: (session: never) => Promise<R>): Promise<R>
  /** An event and its outbox row, as every write of the product leaves them. */
  tell(session: never, event: Document & { _id: string; type: string }, prevHash: string): Promise<void>
}

/** Answers one request. @param path the parts after `/api/v1/` */
export type BareAnswer = (request: {
  method: string
  path: string[]
  query: URLSearchParams
  me: Asker
  headers: IncomingHttpHeaders
  body(): Promise<Document>
}) => Promise<unknown>

/** Session and account are kept for two seconds, as the product does (identity/session-cache.ts). */
const KEEP_MS = 2_000

/** Runs the program of a section until SIGTERM. */
export async function serveBare(answerWith: (bare: Bare) => BareAnswer): Promise<void> {
  const { MONGODB_URI = '', PORT = '0', TOKEN_SECRET = '', BENCH_TENANT: tenantId = '' } = process.env
  const client = await new MongoClient(MONGODB_URI, {
    maxPoolSize: 32,
    retryWrites: false,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  }).connect()
  const db = client.db()
  const rows = (name: string) => db.collection<Row>(name)
  const sha = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
  const sessions = new Map<string, Asker & { at: number }>()

  async function signedIn(request: IncomingMessage): Promise<Asker> {
    if (!request.headers.authorization) return { accountId: '', scope: '' }
    const [head, body = '', mark] = request.headers.authorization.slice(7).split('.')
    if (createHmac('sha256', TOKEN_SECRET).update(`${head}.${body}`).digest('base64url') !== mark)
      throw new Error('401')
    const { sid } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sid: string }
    const known = sessions.get(sid)
    if (known && performance.now() - known.at < KEEP_MS) return known
    const session = await rows('sessions').findOne({ _id: sid, tenantId, endedAt: null })
    const account = await rows('accounts').findOne({ _id: session?.accountId, tenantId, deletedAt: null })
    const grant = account!.grants[0] as { areaId: string; unitId?: string } | undefined
    const scope = grant?.unitId ? `unit:${grant.unitId}` : (grant?.areaId ?? '')
    const made = { at: performance.now(), accountId: account!._id, scope }
    sessions.set(sid, made)
    return made
  }

  const answer = answerWith({
    tenantId,
    rows,
    id: () => randomBytes(13).toString('hex'),
    sha,
    inOne: (work) =>
      client.withSession((session) => session.withTransaction(() => work(session as never))) as never,
    async tell(session, event, prevHash) {
      await rows('events').insertOne({ ...event, tenantId, prevHash, hash: sha([prevHash, event]) } as Row, {
        session,
      })
      const { _id, type } = event
      await rows('outbox').insertOne({ _id, tenantId, type, attempts: 0, nextAt: new Date() } as Row, {
        session,
      })
    },
  })

  async function body(request: IncomingMessage): Promise<Document> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return JSON.parse(Buffer.concat(parts).toString())
  }

  createServer((request, response) => {
    if (request.url === '/readyz') return void response.end('ready')
    const url = new URL(request.url ?? '', 'http://localhost')
    signedIn(request)
      .then((me) =>
        answer({
          method: request.method ?? 'GET',
          path: url.pathname.split('/').slice(3),
          query: url.searchParams,
          me,
          headers: request.headers,
          body: () => body(request),
        }),
      )
      .then(
        (result) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
        (error: Error) => {
          console.error(error)
          response.writeHead(/^4\d\d$/.test(error.message) ? Number(error.message) : 500).end()
        },
      )
  }).listen(Number(PORT), '127.0.0.1')
  process.once('SIGTERM', () => process.exit(0))
}
