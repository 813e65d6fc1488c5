import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endpoint } from '@linli/shared/platform/endpoint'
import { done, id, page, pageInput, text } from '@linli/shared/platform/schemas'
import mongoose, { Schema } from 'mongoose'
import { z } from 'zod'
import {
  createAuthenticator,
  createResident,
  createTenant,
  identityFeature,
  openSession,
} from '../../../server/src/identity'
import { system } from '../../../server/src/platform/actor'
import { type ManualClock, manualClock } from '../../../server/src/platform/clock'
import { readConfig } from '../../../server/src/platform/config'
import { type Context, createContext } from '../../../server/src/platform/context'
import { type Feature, models, type Reaction, route } from '../../../server/src/platform/feature'
import { type ServerProcess, startProcess } from '../../../server/src/platform/process'
import { newId } from '../../../server/src/platform/store/id'
import { tenantModel } from '../../../server/src/platform/store/model'
import { afterCursor, decodeCursor, toPage } from '../../../server/src/platform/store/paging'
import { type Aggregate, unchained } from '../../../server/src/platform/store/transact'
import { type Answer, answerOf, TUESDAY } from '../../support/server'

/** A feature as small as can be that uses everything the platform offers: notes, and a counter that reacts to them. */
export interface Note extends Aggregate {
  text: string
  at: Date
}

export const noteModel = tenantModel<Note>(
  'probeNotes',
  new Schema<Note>(
    { _id: String, tenantId: String, version: Number, chainHash: String, text: String, at: Date },
    { versionKey: false },
  ).index({ tenantId: 1, at: -1, _id: -1 }),
)

interface Count {
  _id: string
  tenantId: string
  made: number
}

export const countModel = tenantModel<Count>(
  'probeCounts',
  new Schema<Count>({ _id: String, tenantId: String, made: Number }, { versionKey: false }),
)

const noteShape = z.object({ id, text: z.string(), version: z.int() })
const shape = ({ _id, text: words, version }: Note) => ({ id: _id, text: words, version })

const common = { access: 'signedIn', errors: [], summary: 'Probe' } as const
const make = endpoint({
  ...common,
  name: 'probe.make',
  method: 'POST',
  path: '/notes',
  input: z.strictObject({ text: text(2, 2_000) }),
  output: noteShape,
})
const edit = endpoint({
  ...common,
  name: 'probe.edit',
  method: 'POST',
  path: '/notes/:id/edit',
  input: z.strictObject({ id, version: z.int().positive(), text: text(2, 2_000) }),
  output: noteShape,
})
const list = endpoint({
  ...common,
  name: 'probe.list',
  method: 'GET',
  path: '/notes',
  input: z.strictObject({ ...pageInput }),
  output: page(noteShape),
})
const wait = endpoint({
  ...common,
  name: 'probe.wait',
  access: 'public',
  method: 'GET',
  path: '/wait',
  input: z.strictObject({}),
  output: done,
})
const careless = endpoint({
  ...common,
  name: 'probe.careless',
  method: 'GET',
  path: '/careless',
  input: z.strictObject({}),
  output: done,
})
const breach = endpoint({
  ...common,
  name: 'probe.breach',
  method: 'GET',
  path: '/breach',
  input: z.strictObject({}),
  output: done,
})

/** What a test can hold and look at in one probe. */
export interface Handles {
  /** Opened by the test: until then `/wait` does not answer. */
  gate: Promise<void>
  /** Called when a request has arrived at `/wait`. */
  arrived(): void
  /** Runs in the reaction before its transaction. */
  beforeReaction(event: { _id: string }): Promise<void>
}

function probeFeature(handles: Handles): Feature {
  const count: Reaction = {
    name: 'probe.count',
    on: ['probe.made'],
    async react(context, event) {
      await handles.beforeReaction(event)
      await context.transact(async (tx) => {
        await tx
          .model(countModel)
          .updateOne(
            { _id: tx.tenantId, tenantId: tx.tenantId },
            { $inc: { made: 1 } },
            { session: tx.session, upsert: true },
          )
      })
    },
  }
  return {
    name: 'probe',
    models: models(noteModel as never, countModel as never),
    reactions: [count],
    routes: [
      route(make, (context, input) =>
        context.transact(async (tx) => {
          const note: Note = {
            ...unchained,
            _id: newId(),
            tenantId: tx.tenantId,
            text: input.text,
            at: new Date(tx.now),
          }
          tx.append('probe', note, 'probe.made', { length: input.text.length })
          await tx.insert(noteModel, note)
          return shape(note)
        }),
      ),
      route(edit, (context, input) =>
        context.transact(async (tx) => {
          const note = await tx.load(noteModel, input.id, input.version)
          note.text = input.text
          tx.append('probe', note, 'probe.edited')
          await tx.save(noteModel, note)
          return shape(note)
        }),
      ),
      route(list, async (context, input) => {
        const rows = await context
          .model(noteModel)
          .find({ tenantId: context.tenantId, ...afterCursor('at', decodeCursor(input.cursor)) })
          .sort({ at: -1, _id: -1 })
          .limit(input.limit + 1)
          .lean()
        const { rows: shown, next } = toPage(rows, input.limit, (row) => row.at.getTime())
        return { items: shown.map(shape), next }
      }),
      route(wait, async () => {
        handles.arrived()
        await handles.gate
        return { done: true as const }
      }),
      route(careless, async (context) => {
        await context.model(noteModel).find({}).lean()
        return { done: true as const }
      }),
      route(breach, async () => ({ done: 'secret' }) as never),
    ],
  }
}

export interface Probe {
  urls: readonly string[]
  processes: readonly ServerProcess[]
  clock: ManualClock
  handles: Handles
  tenantId: string
  context: Context
  /** Signs a new resident in: the access token. */
  signIn(name?: string): Promise<string>
  /** One request, the way any client may send it. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer<Record<string, unknown>>>
  stop(): Promise<void>
}

interface SendOptions {
  token?: string
  key?: string
  body?: unknown
  /** Sent as it is instead of `body`. */
  raw?: string
  contentType?: string
  url?: string
}

/** Server processes with the probe on one database of their own. */
export async function startProbe({
  processes: count = 1,
  env = {},
}: {
  processes?: number
  env?: Record<string, string>
} = {}): Promise<Probe> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-probe-'))
  const uri = new URL(process.env.LINLI_TEST_MONGO_URI ?? '')
  uri.pathname = `/t_${newId()}`
  const clock = manualClock(TUESDAY)
  const handles: Handles = {
    gate: Promise.resolve(),
    arrived: () => undefined,
    beforeReaction: async () => undefined,
  }
  const config = () =>
    readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      MONGODB_URI: uri.href,
      LINLI_DATA: dataDir,
      LOG_LEVEL: process.env.LINLI_TEST_LOG ?? 'silent',
      RUN_JOBS: 'false',
      RATE_LIMIT: '0',
      ...env,
    })
  const processes: ServerProcess[] = []
  for (let i = 0; i < count; i++) {
    processes.push(
      await startProcess({
        config: config(),
        features: [identityFeature, probeFeature(handles)],
        authenticator: createAuthenticator,
        clock,
      }),
    )
  }
  const [first] = processes as [ServerProcess]
  const urls = processes.map(({ port }) => `http://127.0.0.1:${port}`)
  const tenant = await createTenant(first.services, {
    slug: 'probe',
    name: '试验县',
    center: { lng: 120, lat: 30 },
  })
  const context = createContext(first.services, tenant._id, system('test'))
  return {
    urls,
    processes,
    clock,
    handles,
    tenantId: tenant._id,
    context,
    async signIn(name = '王桂英') {
      const { _id } = await createResident(context, { name })
      return (await openSession(context, _id)).accessToken
    },
    async send(method, at, { token, key, body, raw, contentType = 'application/json', url = urls[0] } = {}) {
      const words = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const response = await fetch(`${url}${at}`, {
        method,
        headers: {
          ...(words !== undefined && { 'Content-Type': contentType }),
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(key && { 'Idempotency-Key': key }),
        },
        ...(words !== undefined && { body: words }),
      })
      return answerOf(`${method} ${at}`, response)
    },
    async stop() {
      await Promise.all(processes.map((one) => one.stop()))
      const connection = await mongoose.createConnection(uri.href).asPromise()
      await connection.dropDatabase()
      await connection.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
