import type { Level } from '@linli/shared/areas/levels'
import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { ROLES, type Role } from '@linli/shared/identity/roles'
import {
  type Area,
  areasByIds,
  createUnit,
  importAreas,
  importCalendar,
  type Unit,
  unitById,
} from '../../server/src/areas'
import { createResident, createTenant, grantRole, openSession, type Tenant } from '../../server/src/identity'
import { system } from '../../server/src/platform/actor'
import { type Context, createContext } from '../../server/src/platform/context'
import { importTestBook } from './book'
import { CENTER, square, testAreas } from './county-map'
import {
  type Answer,
  type CallOptions,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from './server'

/** Somebody with a session in a county. */
export interface Person {
  id: string
  name: string
  token: string
  call<N extends EndpointName>(
    name: N,
    input: Input<N> extends object ? Input<N> : never,
    options?: CallOptions,
  ): Promise<Answer<Output<N>>>
}

/** A county of {@link freshCounty}: a map, units, a book, and people by one call each. */
export interface County {
  server: TestServer
  tenant: Tenant
  slug: string
  /** The system itself in this county. */
  context: Context
  county: Area
  /** West and east. */
  towns: Area[]
  /** South and north of the west, then of the east. */
  communities: Area[]
  /** West and east of each community, in the order of the communities. */
  grids: Area[]
  /** By code: `lamps` and `roads` for components, `clean` for events, all of the whole county. */
  units: Record<string, Unit>
  resident(name: string): Promise<Person>
  gridWorker(name: string, grid?: Area): Promise<Person>
  dispatcher(name: string, area?: Area): Promise<Person>
  supervisor(name: string, area?: Area): Promise<Person>
  handler(name: string, unit: Unit): Promise<Person>
  administrator(name: string, area?: Area): Promise<Person>
  evaluator(name: string, area?: Area): Promise<Person>
  council(name: string, area?: Area): Promise<Person>
  /** One person with every role for the whole county, as a handler in the first unit. */
  everybody(name: string): Promise<Person>
  /** The middle of a grid. */
  inside(grid: Area): { lng: number; lat: number }
  /** Another county on the same server, drawn over the same ground. */
  secondCounty(): Promise<County>
  stop(): Promise<void>
}

/** A server with one county; the clock stands at `at`, an ordinary Tuesday morning when left out. */
export async function freshCounty(options: TestServerOptions = {}): Promise<County> {
  const server = await startTestServer(options)
  try {
    return await newCounty(server, 'qingshan')
  } catch (error) {
    // Nobody else could: a test whose county fails has nothing to stop, and would never end.
    await server.stop()
    throw error
  }
}

const UNITS = [
  { code: 'lamps', name: '路灯管理所', duties: ['0102', '0101'] },
  { code: 'roads', name: '市政养护中心', duties: ['02', '01'] },
  { code: 'clean', name: '环卫中心', duties: ['E01', '03'] },
]

let counties = 0

async function newCounty(server: TestServer, slug: string): Promise<County> {
  const { services } = server.process
  const tenant = await createTenant(services, { slug, name: '青山县', center: CENTER })
  const context = createContext(services, tenant._id, system('test'))
  await importAreas(context, testAreas)
  const all = await areasOf(server, context, slug)
  const at = (level: Level) => all.filter((area) => area.level === level)
  const county = at('county')[0]!
  for (const year of [2025, 2026]) await importCalendar(context, { year })
  const units: Record<string, Unit> = {}
  for (const unit of UNITS) {
    const given = { ...unit, areaId: county._id, workingHours: null, phone: null, active: true }
    units[unit.code] = await unitById(context, (await createUnit(context, given)).id)
  }
  await importTestBook(context)

  const signedIn = async (id: string, name: string): Promise<Person> => {
    const { accessToken: token } = await openSession(context, id)
    const person: Person = {
      id,
      name,
      token,
      // Sessions end after a quarter of an hour: a test that signs a person in again sets `token`.
      call: (endpoint, input, options) => server.call(endpoint, input, { token: person.token, ...options }),
    }
    return person
  }
  const resident = async (name: string) => signedIn((await createResident(context, { name }))._id, name)
  const grant = (accountId: string, role: Role, area: Area, unit?: Unit) => {
    const { _id: areaId, path: areaPath, name: areaName } = area
    const inUnit = unit && { unitId: unit._id, unitName: unit.name }
    return grantRole(context, { accountId, role, areaId, areaPath, areaName, ...inUnit })
  }
  const holder = async (name: string, role: Role, area: Area, unit?: Unit) => {
    const { _id } = await createResident(context, { name })
    await grant(_id, role, area, unit)
    return signedIn(_id, name)
  }
  return {
    ...{ server, tenant, slug, context, county, units },
    towns: at('town'),
    communities: at('community'),
    grids: at('grid'),
    resident,
    gridWorker: (name, grid = at('grid')[0]!) => holder(name, 'gridWorker', grid),
    dispatcher: (name, area = county) => holder(name, 'dispatcher', area),
    supervisor: (name, area = county) => holder(name, 'supervisor', area),
    handler: (name, unit) => holder(name, 'handler', county, unit),
    administrator: (name, area = county) => holder(name, 'administrator', area),
    evaluator: (name, area = county) => holder(name, 'evaluator', area),
    council: (name, area = county) => holder(name, 'council', area),
    everybody: async (name) => {
      const { _id } = await createResident(context, { name })
      for (const role of ROLES)
        await grant(_id, role, county, role === 'handler' ? Object.values(units)[0] : undefined)
      return signedIn(_id, name)
    },
    inside: (grid) => square(grid.code).middle,
    secondCounty: () => newCounty(server, `lvshui-${++counties}`),
    stop: () => server.stop(),
  }
}

/** Every area of the county, by code. */
async function areasOf(server: TestServer, context: Context, tenant: string): Promise<Area[]> {
  const { items } = (await server.call('areas.tree', { tenant })).ok
  const found = await areasByIds(
    context,
    items.map(({ id }) => id),
  )
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
