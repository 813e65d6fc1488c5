import type { Input } from '@linli/shared/contract'
import { features } from '../../server/src/app'
import { areasByIds, createUnit, importAreas, importCalendar, locate } from '../../server/src/areas'
import { importBookRows } from '../../server/src/cases/book/import-rows'
import {
  createAuthenticator,
  createResident,
  createTenant,
  grantRole,
  openSession,
} from '../../server/src/identity'
import { type Actor, system } from '../../server/src/platform/actor'
import { readConfig } from '../../server/src/platform/config'
import { createContext } from '../../server/src/platform/context'
import { startProcess } from '../../server/src/platform/process'
import { demoBook } from '../demo-county/book'
import { act } from '../demo-county/hands'
import { drawCounty } from '../demo-county/map'
import { QINGXI } from '../demo-county/plan'

/** A county ready for the load: who asks, where things are, and one real case of each kind to copy. */
export interface BenchCounty {
  tenantId: string
  countyId: string
  unitId: string
  /** Signed in for a quarter of an hour. */
  dispatcherToken: string
  reporterToken: string
  place: { lng: number; lat: number; address: string }
  /** Ids of cases taken through the server's own steps, by how far they went: copied up to this share of all. */
  samples: { id: string; upTo: number }[]
}

/**
 * Makes a county of the demo's map and book in an empty database, with a dispatcher and a reporter. The reporter holds a role
 * and has no openid, so that the check of words makes no call over the network (moderation/commands/check-text.ts).
 * @param settings of the server, MONGODB_URI among them
 */
export async function makeCounty(settings: Record<string, string>): Promise<BenchCounty> {
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

    const holder = async (role: 'dispatcher' | 'gridWorker' | 'handler') => {
      const { _id: accountId } = await createResident(context, { name: '压测' })
      const {
        _id: areaId,
        path: areaPath,
        name: areaName,
      } = (await areasByIds(context, [county._id])).get(county._id)!
      const unit = role === 'handler' ? { unitId, unitName: name } : {}
      await grantRole(context, { accountId, role, areaId, areaPath, areaName, ...unit })
      const actor: Actor = {
        kind: 'account',
        id: accountId,
        roles: [{ role, areaPath, ...(unit.unitId && { unitId }) }],
      }
      const { accessToken } = await openSession(context, accountId)
      return { token: accessToken, as: createContext(server.services, tenant._id, actor) }
    }
    const [dispatcher, reporter, handler] = [
      await holder('dispatcher'),
      await holder('gridWorker'),
      await holder('handler'),
    ]
    const place = { ...center, address: '东门路 12 号' }

    const report = () =>
      act(reporter.as, 'cases.report', {
        ...{ text: '东门路口的路灯不亮，晚上看不清路，请派人来修。', categoryCode: '0104', place },
        ...{ attachments: [], visibility: 'public' },
      } as Input<'cases.report'>)
    const filed = async () => {
      const { id, version } = await report()
      return act(dispatcher.as, 'cases.file', { id, version, note: '情况属实' })
    }
    const dispatched = async () => {
      const { id, version } = await filed()
      return act(dispatcher.as, 'cases.dispatch', { id, version, unitId, note: '请及时处理' })
    }
    const handling = async () => {
      const { id, version } = await dispatched()
      const { version: accepted } = await act(handler.as, 'cases.accept', { id, version })
      return act(handler.as, 'cases.remark', { id, version: accepted, note: '配件已到，今晚更换' })
    }
    const samples = [
      { id: (await report()).id, upTo: 0.15 },
      { id: (await filed()).id, upTo: 0.45 },
      { id: (await dispatched()).id, upTo: 0.6 },
      { id: (await handling()).id, upTo: 1 },
    ]
    return {
      ...{ tenantId: tenant._id, countyId: county._id, unitId, place, samples },
      ...{ dispatcherToken: dispatcher.token, reporterToken: reporter.token },
    }
  } finally {
    await server.stop()
  }
}
