import { type Feature, models } from '../platform/feature'
import { activityModel, presenceModel } from './model'
import { volunteeringOfPerson } from './personal-data'
import { applyModeration } from './reactions/moderation-decided'
import { tell } from './reactions/tell'
import { routes } from './routes'

/** Lending a hand: activities with sign-up and check-in (DOMAIN §4). */
export const volunteeringFeature: Feature = {
  name: 'volunteering',
  models: models(activityModel as never, presenceModel as never),
  routes,
  reactions: [applyModeration, tell],
  personalData: volunteeringOfPerson,
}
