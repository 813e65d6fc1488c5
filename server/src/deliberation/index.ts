import { type Feature, models } from '../platform/feature'
import { mapOpinionsJob } from './jobs/map-opinions'
import {
  mapModel,
  meetingModel,
  peopleModel,
  positionModel,
  postModel,
  proposalModel,
  rulesModel,
  topicModel,
} from './model'
import { deliberationOfPerson } from './personal-data'
import { followBallot } from './reactions/follow-ballot'
import { followCase } from './reactions/follow-case'
import { applyModeration } from './reactions/moderation-decided'
import { tell } from './reactions/tell'
import { routes } from './routes'

/** Deciding together: from a proposal over discussion, opinion groups and meetings to a decision that is seen done (DOMAIN §2). */
export const deliberationFeature: Feature = {
  name: 'deliberation',
  models: models(
    proposalModel as never,
    topicModel as never,
    peopleModel as never,
    postModel as never,
    positionModel as never,
    mapModel as never,
    meetingModel as never,
    rulesModel as never,
  ),
  routes,
  reactions: [applyModeration, followBallot, followCase, tell],
  jobs: [mapOpinionsJob],
  personalData: deliberationOfPerson,
}
