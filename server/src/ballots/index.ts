import { type Feature, models } from '../platform/feature'
import { turnJob } from './jobs/turn'
import { ballotModel, bulletinModel } from './model'
import { claimModel, revisionModel, rollImportModel, rollModel, rollUnitModel } from './model-rolls'
import { boxModel, paperModel, proxyModel, turnoutModel, voteModel, voterModel } from './model-voting'
import { ballotsOfPerson } from './personal-data'
import { spread } from './reactions/spread'
import { tell } from './reactions/tell'
import { ballotRoutes } from './routes'

export { ballotsOfTopic, linkToTopic, outcomeOfBallot, unlinkFromTopic } from './topics'

/** Votes and their results: rolls, public and secret ballots, paper, bulletins (DOMAIN §3). */
export const ballotsFeature: Feature = {
  name: 'ballots',
  models: models(
    ballotModel as never,
    bulletinModel as never,
    voterModel as never,
    voteModel as never,
    boxModel as never,
    turnoutModel as never,
    proxyModel as never,
    paperModel as never,
    rollModel as never,
    rollUnitModel as never,
    rollImportModel as never,
    revisionModel as never,
    claimModel as never,
  ),
  routes: ballotRoutes,
  reactions: [spread, tell],
  jobs: [turnJob],
  personalData: ballotsOfPerson,
}
