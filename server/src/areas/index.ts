import { provideAreaLookup } from '../identity'
import { type Feature, models } from '../platform/feature'
import { areaModel } from './model'
import { calendarModel } from './model-calendars'
import { unitModel } from './model-units'
import { areaById } from './queries/areas'
import { unitById } from './queries/units'
import { areaRoutes } from './routes'

export { createUnit } from './commands/create-unit'
export { importAreas } from './commands/import-areas'
export { importCalendar } from './commands/import-calendar'
export type { Area } from './model'
export type { Unit } from './model-units'
export { areaById, areasByIds, communitiesOf, countyArea } from './queries/areas'
export { calendarFor } from './queries/calendar-for'
export { locate } from './queries/locate'
export { currentUnit, unitById, unitsByIds, unitsFor } from './queries/units'

provideAreaLookup({ area: areaById, unit: unitById })

/** Where things are and who is there for them: areas, units and their duties, working days. */
export const areasFeature: Feature = {
  name: 'areas',
  models: models(areaModel as never, unitModel as never, calendarModel as never),
  routes: areaRoutes,
}
