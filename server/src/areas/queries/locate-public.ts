import type { Output } from '@linli/shared/contract'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { presentArea } from '../present'
import { locate, type Place } from './locate'

/** {@link locate} for anybody: the county is in the input. */
export async function locatePublic(
  context: Context,
  { tenant, lng, lat }: Place & { tenant: string },
): Promise<Output<'areas.locate'>> {
  const { county, town, community, grid } = await locate(await publicContext(context, tenant), { lng, lat })
  return {
    county: presentArea(county),
    town: presentArea(town),
    community: presentArea(community),
    grid: presentArea(grid),
  }
}
