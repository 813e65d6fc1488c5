import { type Feature, models } from '../platform/feature'
import { memberModel, teamModel } from './model'
import { teamsOfPerson } from './personal-data'
import { applyModeration } from './reactions/moderation-decided'
import { tell } from './reactions/tell'
import { routes } from './routes'

export { teamIdAt, teamIdOf, teamsByIds } from './queries/teams-of'

/** Volunteer teams 志愿队: residents who go together under a name and a captain. */
export const teamsFeature: Feature = {
  name: 'teams',
  models: models(teamModel as never, memberModel as never),
  routes,
  reactions: [applyModeration, tell],
  personalData: teamsOfPerson,
}
