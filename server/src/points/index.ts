import { type Feature, models } from '../platform/feature'
import { entryModel, holdModel, lotModel, pointAccountModel } from './model'

export { captureHold, holdPoints, refundPoints, releaseHold } from './ledger/spend'
export { balanceOf } from './queries/balance'

/** A county's points: a double-entry ledger of lots that expire (DOMAIN §4). */
export const pointsFeature: Feature = {
  name: 'points',
  models: models(pointAccountModel as never, lotModel as never, entryModel as never, holdModel as never),
}
