import { areasFeature } from './areas'
import { ballotsFeature } from './ballots'
import { casesFeature } from './cases'
import { deliberationFeature } from './deliberation'
import { filesFeature } from './files'
import { identityFeature } from './identity'
import { moderationFeature } from './moderation'
import { notificationsFeature } from './notifications'
import type { Feature } from './platform/feature'
import { pointsFeature } from './points'
import { rewardsFeature } from './rewards'
import { teamsFeature } from './teams'
import { volunteeringFeature } from './volunteering'

/** The map of the server: every feature, one line each. */
export const features: readonly Feature[] = [
  identityFeature,
  areasFeature,
  filesFeature,
  moderationFeature,
  casesFeature,
  notificationsFeature,
  ballotsFeature,
  deliberationFeature,
  teamsFeature,
  pointsFeature,
  volunteeringFeature,
  rewardsFeature,
]
