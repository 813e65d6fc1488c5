import { type Area, createUnit, importAreas, importCalendar, unitsByIds } from '../../server/src/areas'
import { importBookRows } from '../../server/src/cases'
import { createTenant } from '../../server/src/identity'
import { system } from '../../server/src/platform/actor'
import type { ManualClock } from '../../server/src/platform/clock'
import { type Context, createContext } from '../../server/src/platform/context'
import type { ServerProcess } from '../../server/src/platform/process'
import type { SimulatorControl } from '../wechat-simulator'
import { demoBook } from './book'
import { act } from './hands'
import { drawCounty } from './map'
import { areasOf, makePeople, type People } from './people'
import type { CountyPlan } from './plan'

export interface SeededCounty {
  plan: CountyPlan
  context: Context
  areas: Area[]
  people: People
  units: { _id: string; code: string; name: string; duties: string[] }[]
}

export interface Stage {
  server: ServerProcess
  clock: ManualClock
  wechat: SimulatorControl
}

/** Founds a county: borders, calendar, units, category book, accounts. No cases yet. */
export async function foundCounty({ server, clock, wechat }: Stage, plan: CountyPlan): Promise<SeededCounty> {
  const { services } = server
  const { map, slug } = plan
  const columns = map.towns.reduce((sum, { communities }) => sum + communities.length, 0)
  const center = {
    lng: Number((map.west + columns * 0.00575).toFixed(4)),
    lat: Number((map.south + map.gridsPerCommunity * 0.005).toFixed(4)),
  }
  const tenant = await createTenant(services, { slug, name: map.name, center })
  const context = createContext(services, tenant._id, system('demo-county'))
  await importAreas(context, drawCounty(map))
  const year = new Date(clock.now()).getUTCFullYear()
  for (const one of [year - 1, year, year + 1]) {
    // A year that is not announced yet stays provisional.
    await importCalendar(context, { year: one }).catch((error: { code?: string }) => {
      if (error.code !== 'CALENDAR_INVALID') throw error
    })
  }
  const tree = await act(context, 'areas.tree', { tenant: slug })
  const areas = await areasOf(
    context,
    tree.items.map(({ id }) => id),
  )
  const county = areas.find(({ level }) => level === 'county') as Area
  const ids: string[] = []
  for (const [index, unit] of plan.units.entries()) {
    const phone = `0570-60${10 + index}000`
    const given = { ...unit, areaId: county._id, workingHours: null, phone, active: true }
    ids.push((await createUnit(context, given)).id)
  }
  const units = [...(await unitsByIds(context, ids)).values()]
  await importBookRows(context, demoBook)
  const people = await makePeople(context, wechat, slug, areas, units, plan)
  return { plan, context, areas, people, units }
}
