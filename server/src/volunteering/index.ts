import { type Feature, models } from '../platform/feature'
import { lapseJob } from './jobs/lapse'
import { recountJob } from './jobs/recount'
import { remindJob } from './jobs/remind'
import { activityModel, presenceModel } from './model'
import { blockModel, helpModel } from './model-help'
import {
  bankLineModel,
  certificateModel,
  poolModel,
  recordModel,
  recountModel,
  volunteerModel,
} from './model-hours'
import { volunteeringOfPerson } from './personal-data'
import { applyModeration } from './reactions/moderation-decided'
import { tell } from './reactions/tell'
import { routes } from './routes'

/** Lending a hand: activities with sign-up and check-in, hours, stars and certificates, help between neighbours and a time bank (DOMAIN §4). */
export const volunteeringFeature: Feature = {
  name: 'volunteering',
  models: models(
    activityModel as never,
    presenceModel as never,
    recordModel as never,
    volunteerModel as never,
    poolModel as never,
    bankLineModel as never,
    certificateModel as never,
    recountModel as never,
    helpModel as never,
    blockModel as never,
  ),
  routes,
  reactions: [applyModeration, tell],
  jobs: [remindJob, lapseJob, recountJob],
  personalData: volunteeringOfPerson,
}
