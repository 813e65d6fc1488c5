import type { Role } from '@linli/shared/identity/roles'
import { features } from '../../../server/src/app'
import {
  type Area,
  areasByIds,
  createUnit,
  importAreas,
  importCalendar,
  locate,
} from '../../../server/src/areas'
import { importBookRows } from '../../../server/src/cases'
import {
  createAuthenticator,
  createResident,
  createTenant,
  grantRole,
  openSession,
} from '../../../server/src/identity'
import { type Actor, system } from '../../../server/src/platform/actor'
import { readConfig } from '../../../server/src/platform/config'
import { type Context, createContext } from '../../../server/src/platform/context'
import { startProcess } from '../../../server/src/platform/process'
import { demoBook } from '../../demo-county/book'
import { drawCounty } from '../../demo-county/map'
import { QINGXI } from '../../demo-county/plan'

/** Somebody of the county: signed in for a quarter of an hour, and a context to act as them without HTTP. */
export interface Holder {
  id: string
  token: string
  as: Context
}

/** A county of the demo's map and book with one unit, in an empty database. */
export interface FoundedCounty {
  tenantId: string
  county: Area
  unit: { id: string; name: string }
  /** A place in one of its grids. */
  place: { lng: number; lat: number; address: string }
  /** As the system. */
  context: Context
  /** A new account with this role for the county (a handler's is in the unit), or a resident. */
  person(role?: Role): Promise<Holder>
}

/**
 * Founds a county through the server's own commands and hands it to `work`; the server that did it is gone afterwards.
 * @param settings of the server, MONGODB_URI among them
 */
export async function foundCounty<R>(
  settings: Record<string, string>,
  work: (county: FoundedCounty) => Promise<R>,
): Promise<R> {
  const config = readConfig({ ...settings, PORT: '0' })
  const server = await startProcess({ config, features, authenticator: createAuthenticator })
  try {
    const center = { lng: QINGXI.map.west + 0.03, lat: QINGXI.map.south + 0.025 }
    const tenant = await createTenant(server.services, { slug: QINGXI.slug, name: QINGXI.map.name, center })
    const context = createContext(server.services, tenant._id, system('bench'))
    await importAreas(context, drawCounty(QINGXI.map) as never)
    const { county } = await locate(context, center)
    const year = new Date(context.now()).getFullYear()
    for (const one of [year, year + 1]) await importCalendar(context, { year: one }).catch(() => undefined)
    await importBookRows(context, demoBook)
    const { code, name, duties } = QINGXI.units[3]!
    const given = { code, name, duties, areaId: county._id, workingHours: null, phone: null, active: true }
    const { id: unitId } = await createUnit(context, given)

    const person = async (role?: Role): Promise<Holder> => {
      const { _id: id } = await createResident(context, { name: '压测' })
      const actor: Actor = { kind: 'account', id, roles: [] }
      if (role) {
        const { _id: areaId, path: areaPath, name: areaName } = county
        const inUnit = role === 'handler' ? { unitId, unitName: name } : {}
        await grantRole(context, { accountId: id, role, areaId, areaPath, areaName, ...inUnit })
        Object.assign(actor, { roles: [{ role, areaPath, ...(inUnit.unitId && { unitId }) }] })
      }
      const { accessToken } = await openSession(context, id)
      return { id, token: accessToken, as: createContext(server.services, tenant._id, actor) }
    }
    return await work({
      ...{ tenantId: tenant._id, unit: { id: unitId, name }, context, person },
      county: (await areasByIds(context, [county._id])).get(county._id)!,
      place: { ...center, address: '东门路 12 号' },
    })
  } finally {
    await server.stop()
  }
}
