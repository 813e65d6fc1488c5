import { type Feature, models } from '../platform/feature'
import { followUpJob } from './jobs/follow-up'
import { forgetVerdictsJob } from './jobs/forget-verdicts'
import { checksModel, verdictsModel } from './model'
import { personalChecks } from './personal-data'
import { submitWatched } from './reactions/submit'
import { routes } from './routes'

export { applyingVerdicts } from './applying'
export { checkText, judgeWords } from './commands/check-text'
export { watchPhotos, watchText } from './commands/watch'
export { photoVerdicts } from './queries/photo-verdicts'

export type { Decided } from './settle'

/** What the public may see: WeChat's checks of words and photos, and the people who decide where WeChat does not. */
export const moderationFeature: Feature = {
  name: 'moderation',
  models: models(checksModel as never, verdictsModel as never),
  routes,
  reactions: [submitWatched],
  jobs: [followUpJob, forgetVerdictsJob],
  personalData: personalChecks,
}
