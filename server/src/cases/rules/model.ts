import type { LadderStep } from '@linli/shared/cases/ladder'
import { Schema } from 'mongoose'
import { tenantModel } from '../../platform/store/model'
import type { Aggregate } from '../../platform/store/transact'

/** Which of 街面秩序 and 突发事件 is class 04 (DOMAIN §1); counts for the books imported from then on. */
export type ClassOrder = 'streetFirst' | 'emergencyFirst'

/** What a county decides about the handling of cases. One per tenant, its id is the tenant's. */
export interface RulesDoc extends Aggregate {
  ladder: LadderStep[]
  classOrder: ClassOrder
}

export const rulesModel = tenantModel<RulesDoc>(
  'caseRules',
  new Schema<RulesDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: Number,
      chainHash: String,
      ladder: Schema.Types.Mixed,
      classOrder: String,
    },
    { versionKey: false, minimize: false },
  ),
)

/** Every rules document has the same kind of id, so that two first settings at once can't both be the first. */
export const rulesId = (tenantId: string): string => `${tenantId}-rules`
