import type { Level } from '@linli/shared/areas/levels'
import type { Context } from '../platform/context'

/** What identity must know of places to grant a role and to note where somebody lives. */
export interface AreaLookup {
  /** AREA_UNKNOWN when the county has no such area. */
  area(context: Context, id: string): Promise<{ _id: string; name: string; path: string; level: Level }>
  /** UNIT_UNKNOWN when the county has no such unit. */
  unit(context: Context, id: string): Promise<{ _id: string; name: string; areaPath: string }>
}

let lookup: AreaLookup | undefined

/**
 * Areas stand to the right of identity, so identity can't import them: `areas/index.ts` hands its two look-ups in when it is
 * loaded. They take all they need from the context, so one registration serves every process-like server of a test.
 */
export function provideAreaLookup(given: AreaLookup): void {
  lookup = given
}

export function areaLookup(): AreaLookup {
  if (!lookup) throw new Error('no feature has provided an area lookup')
  return lookup
}
