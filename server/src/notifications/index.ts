import type { Feature } from '../platform/feature'
import { models } from '../platform/feature'
import { deliver } from './jobs/deliver'
import { deliveryModel, noticeModel, subscriptionModel } from './model'
import { personalData } from './personal-data'
import { tell } from './reactions/tell'
import { routes } from './routes'
import { attach } from './running'

export { newsValues } from './delivery/values'
export type { Letter } from './news/letter'
export { type Story, storytelling, type Teller } from './news/story'
export { sayDate, sayWhen } from './news/when'
export { telling } from './reactions/telling'

/** Tells people what happened to their cases and what waits for them: inbox, WeChat, SMS, live. */
export const notificationsFeature: Feature = {
  name: 'notifications',
  models: models(noticeModel as never, deliveryModel as never, subscriptionModel as never),
  routes,
  reactions: [tell],
  jobs: [deliver],
  personalData,
  attach,
}
