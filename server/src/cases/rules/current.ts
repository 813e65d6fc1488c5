import { DEFAULT_LADDER, type LadderStep } from '@linli/shared/cases/ladder'
import type { Context } from '../../platform/context'
import { type ClassOrder, rulesId, rulesModel } from './model'

export interface Rules {
  /** 0 until somebody has set them. */
  version: number
  ladder: readonly LadderStep[]
  classOrder: ClassOrder
}

/** The rules of the county; those of DOMAIN §1 until it has set its own. */
export async function rulesOf(context: Context): Promise<Rules> {
  const { tenantId } = context
  const set = await context
    .model(rulesModel)
    .findOne({ tenantId, _id: rulesId(tenantId) }, { version: 1, ladder: 1, classOrder: 1 })
    .lean()
  return set ?? { version: 0, ladder: DEFAULT_LADDER, classOrder: 'streetFirst' }
}
