import type { Level } from '@linli/shared/areas/levels'
import type { EndpointName, Input, Output } from '@linli/shared/contract'
import type { Role } from '@linli/shared/identity/roles'
import {
  createResident,
  createStaff,
  createTenant,
  grantRole,
  openSession,
  provideAreaLookup,
} from '../../../server/src/identity'
import { system } from '../../../server/src/platform/actor'
import { type Context, createContext } from '../../../server/src/platform/context'
import { Problem } from '../../../server/src/platform/problem'
import { type Answer, type CallOptions, startTestServer, type TestServer } from '../../support/server'

/** Areas and units of every county of these tests: identity needs to know no more of them. */
export const AREAS: Record<string, { _id: string; name: string; path: string; level: Level }> = {
  county: { _id: 'county', name: '青山县', path: '/county/', level: 'county' },
  east: { _id: 'east', name: '东镇', path: '/county/east/', level: 'town' },
  west: { _id: 'west', name: '西镇', path: '/county/west/', level: 'town' },
  lane: { _id: 'lane', name: '巷口社区', path: '/county/east/lane/', level: 'community' },
}
const UNITS: Record<string, { _id: string; name: string; areaPath: string }> = {
  lamps: { _id: 'lamps', name: '路灯所', areaPath: '/county/' },
}

export const PASSWORD = 'correct horse battery'

export interface Person {
  id: string
  token: string
  refreshToken: string
  call<N extends EndpointName>(
    name: N,
    input: Input<N> extends object ? Input<N> : never,
    options?: CallOptions,
  ): Promise<Answer<Output<N>>>
}

export interface Place {
  server: TestServer
  slug: string
  context: Context
  /** Signs an account in. */
  signedIn(id: string): Promise<Person>
  resident(name: string, known?: { phone?: string; birthDate?: string; openid?: string }): Promise<Person>
  /** A password account; its password is {@link PASSWORD}. */
  staff(username: string): Promise<Person>
  /** A password account with a role. */
  holder(username: string, role: Role, area?: string): Promise<Person>
}

let counties = 0

/** One more county on a server. */
export async function newPlace(server: TestServer): Promise<Place> {
  const { services } = server.process
  const slug = `county-${++counties}`
  const tenant = await createTenant(services, { slug, name: '青山县', center: { lng: 120.02, lat: 30.02 } })
  const context = createContext(services, tenant._id, system('test'))
  const place: Place = {
    server,
    slug,
    context,
    async signedIn(id) {
      const { accessToken, refreshToken } = await openSession(context, id)
      return {
        id,
        token: accessToken,
        refreshToken,
        call: (name, input, options) => server.call(name, input, { token: accessToken, ...options }),
      }
    },
    resident: async (name, known) => place.signedIn((await createResident(context, { name, ...known }))._id),
    staff: async (username) =>
      place.signedIn((await createStaff(context, { username, name: username, password: PASSWORD }))._id),
    async holder(username, role, area = 'county') {
      const person = await place.staff(username)
      const { _id: areaId, path: areaPath, name: areaName } = AREAS[area] as (typeof AREAS)[string]
      await grantRole(context, { accountId: person.id, role, areaId, areaPath, areaName })
      return place.signedIn(person.id)
    },
  }
  return place
}

/** A server with one county. */
export async function startPlace(): Promise<Place> {
  const server = await startTestServer()
  provideAreaLookup({
    async area(_context, id) {
      const area = AREAS[id]
      if (!area) throw new Problem('AREA_UNKNOWN')
      return area
    },
    async unit(_context, id) {
      const unit = UNITS[id]
      if (!unit) throw new Problem('UNIT_UNKNOWN')
      return unit
    },
  })
  return newPlace(server)
}

/** How often each status or problem code came, for calls made at once. */
export function outcomes(answers: readonly Answer<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code = 'ok' } of answers) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
