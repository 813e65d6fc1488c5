import { areasContract as endpoints } from '@linli/shared/areas/contract'
import { type Route, route } from '../platform/feature'
import { createUnit } from './commands/create-unit'
import { importAreas } from './commands/import-areas'
import { importCalendar } from './commands/import-calendar'
import { updateUnit } from './commands/update-unit'
import { calendars } from './queries/calendars'
import { locatePublic } from './queries/locate-public'
import { polygons } from './queries/polygons'
import { tree } from './queries/tree'
import { unitList } from './queries/unit-list'

export const areaRoutes: readonly Route[] = [
  route(endpoints['areas.tree'], tree),
  route(endpoints['areas.polygons'], polygons),
  route(endpoints['areas.locate'], locatePublic),
  route(endpoints['areas.import'], importAreas),
  route(endpoints['areas.units'], unitList),
  route(endpoints['areas.createUnit'], createUnit),
  route(endpoints['areas.updateUnit'], updateUnit),
  route(endpoints['areas.calendars'], (context) => calendars(context)),
  route(endpoints['areas.importCalendar'], importCalendar),
]
