import { type Feature, models } from '../platform/feature'
import { checkBillJob } from './jobs/check-bill'
import { dueOrdersJob, refundsJob, transfersJob } from './jobs/due-orders'
import {
  billCheckModel,
  orderModel,
  refundModel,
  rewardModel,
  settlementModel,
  shopModel,
  stockModel,
  typedNumberModel,
} from './model'
import { rewardsOfPerson } from './personal-data'
import { payReaction } from './reactions/pay'
import { tellOfOrders } from './reactions/tell'
import { rewardRoutes } from './routes'

/** What points can be exchanged for: shops, stock, vouchers, and WeChat Pay where money is due (DOMAIN §4). */
export const rewardsFeature: Feature = {
  name: 'rewards',
  models: models(
    shopModel as never,
    rewardModel as never,
    stockModel as never,
    orderModel as never,
    typedNumberModel as never,
    refundModel as never,
    settlementModel as never,
    billCheckModel as never,
  ),
  routes: rewardRoutes,
  reactions: [payReaction, tellOfOrders],
  jobs: [dueOrdersJob, refundsJob, transfersJob, checkBillJob],
  personalData: rewardsOfPerson,
}
