import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Output } from '@linli/shared/contract'
import {
  createResident,
  createStaff,
  createTenant,
  grantRole,
  openSession,
} from '../../../server/src/identity'
import { system } from '../../../server/src/platform/actor'
import { type Context, createContext } from '../../../server/src/platform/context'
import type { Tx } from '../../../server/src/platform/store/transact'
import { type Answer, answerOf, startTestServer, type TestServer } from '../../support/server'

export interface Somebody {
  id: string
  token: string
  /** The context a request of this person has. */
  context: Context
}

export interface World {
  server: TestServer
  /** The county as the system sees it. */
  county: Context
  other: Context
  /** Has WeChat and the mini-program open. */
  resident(name: string, more?: { birthDate?: string; tenant?: Context }): Promise<Somebody>
  /** Has a password and no WeChat. */
  staff(name: string, role: 'dispatcher' | 'handler', areaPath?: string, tenant?: Context): Promise<Somebody>
  stop(): Promise<void>
}

/** A server with two counties and nobody in them. */
export async function world(): Promise<World> {
  const server = await startTestServer()
  const { services } = server.process
  const found = async (slug: string) => {
    const tenant = await createTenant(services, { slug, name: slug, center: { lng: 120, lat: 30 } })
    return createContext(services, tenant._id, system('test'))
  }
  const [county, other] = [await found('here'), await found('elsewhere')]
  const somebody = async (tenant: Context, id: string, roles: Somebody['context']['actor']['roles']) => ({
    id,
    token: (await openSession(tenant, id)).accessToken,
    context: createContext(services, tenant.tenantId, { kind: 'account', id, roles }),
  })
  return {
    server,
    county,
    other,
    async resident(name, { birthDate, tenant = county } = {}) {
      const { openid } = await server.simulator.control.visit({ user: name })
      const { _id } = await createResident(tenant, { name, openid, ...(birthDate && { birthDate }) })
      return somebody(tenant, _id, [])
    },
    async staff(name, role, areaPath = '/county/', tenant = county) {
      const { _id } = await createStaff(tenant, { username: randomUUID(), name, password: 'long enough' })
      const unit = role === 'handler' ? { unitId: 'u', unitName: '市政' } : {}
      const areaId = areaPath.split('/').at(-2) as string
      await grantRole(tenant, { accountId: _id, role, areaId, areaPath, areaName: areaId, ...unit })
      return somebody(tenant, _id, [{ role, areaPath }])
    },
    stop: () => server.stop(),
  }
}

export type Attached = Output<'files.upload'>

/** Sends one file as a browser's form does. */
export async function upload(
  { server }: World,
  person: Pick<Somebody, 'token'> | null,
  bytes: Buffer,
  name = 'photo.jpg',
): Promise<Answer<Attached>> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const response = await fetch(`${server.url}/api/v1/files`, {
    method: 'POST',
    body: form,
    ...(person && { headers: { Authorization: `Bearer ${person.token}` } }),
  })
  return answerOf('files.upload', response)
}

/** Gets a link the way `<img>` does. */
export async function fetched(
  { server }: World,
  link: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(server.url + link, { headers })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

/** Does something in a transaction of this person. */
export const act = <R>(person: Somebody, work: (tx: Tx) => Promise<R>): Promise<R> =>
  person.context.transact(work)

export const fixture = (name: string): Buffer => readFileSync(path.join(__dirname, 'fixtures', name))
