import { rewardsContract as c } from '@linli/shared/rewards/contract'
import { type Route, route } from '../platform/feature'
import { cancelOrder } from './commands/cancel'
import { handOver } from './commands/hand-over'
import { placeOrder } from './commands/order'
import { checkPayment, payOrder } from './commands/pay'
import { clearFlag, refundOrder } from './commands/refund'
import { createReward, restock, updateReward } from './commands/rewards'
import { payOut, settle } from './commands/settle'
import { createShop, updateShop } from './commands/shops'
import { payNotice } from './pay/notice'
import * as lists from './queries/lists'
import * as staff from './queries/staff'

export const rewardRoutes: readonly Route[] = [
  route(c['rewards.shops'], lists.shops),
  route(c['rewards.catalogue'], lists.catalogue),
  route(c['rewards.read'], lists.read),
  route(c['rewards.order'], placeOrder),
  route(c['rewards.pay'], payOrder),
  route(c['rewards.checkPayment'], checkPayment),
  route(c['rewards.mine'], lists.mine),
  route(c['rewards.orderView'], lists.orderView),
  route(c['rewards.voucher'], lists.voucher),
  route(c['rewards.cancel'], cancelOrder),
  route(c['rewards.myShops'], lists.myShops),
  route(c['rewards.handOver'], handOver),
  route(c['rewards.handedOver'], lists.handedOver),
  route(c['rewards.settlements'], lists.settlements),
  route(c['rewards.unsettled'], lists.unsettled),
  route(c['rewards.createShop'], createShop),
  route(c['rewards.updateShop'], updateShop),
  route(c['rewards.createReward'], createReward),
  route(c['rewards.updateReward'], updateReward),
  route(c['rewards.restock'], restock),
  route(c['rewards.staffRewards'], staff.staffRewards),
  route(c['rewards.staffOrders'], staff.staffOrders),
  route(c['rewards.staffReward'], staff.staffReward),
  route(c['rewards.staffShops'], staff.staffShops),
  route(c['rewards.staffShop'], staff.staffShop),
  route(c['rewards.findKeeper'], staff.findKeeper),
  route(c['rewards.staffOrder'], staff.staffOrder),
  route(c['rewards.refund'], refundOrder),
  route(c['rewards.clearFlag'], clearFlag),
  route(c['rewards.settle'], settle),
  route(c['rewards.payOut'], payOut),
  route(c['rewards.billChecks'], staff.billChecks),
  route(c['rewards.payNotice'], payNotice),
]
