import { type Feature, models } from '../platform/feature'
import { bookModel } from './book/model'
import { entryModel } from './entries'
import { escalateJob } from './jobs/escalate'
import { evaluateJob } from './jobs/evaluate-closed'
import { raiseWhistlesJob } from './jobs/raise-whistles'
import { resumeJob } from './jobs/resume-suspended'
import { caseModel } from './model'
import { numberModel } from './numbers'
import { casesOfPerson } from './personal-data'
import { applyModeration } from './reactions/moderation-decided'
import { recomputeDeadlines } from './reactions/recompute-deadlines'
import { replanLadder } from './reactions/replan-ladder'
import { caseRoutes } from './routes'
import { rulesModel } from './rules/model'

export { importBookRows } from './book/import-rows'
export { caseFromDecision } from './commands/from-decision'
export { caseForNotice } from './queries/for-notice'
export { caseForThanks } from './queries/for-thanks'

/** From report to resolution: the whole loop of DOMAIN §1. */
export const casesFeature: Feature = {
  name: 'cases',
  models: models(
    caseModel as never,
    entryModel as never,
    bookModel as never,
    numberModel as never,
    rulesModel as never,
  ),
  routes: caseRoutes,
  reactions: [applyModeration, recomputeDeadlines, replanLadder],
  jobs: [escalateJob, resumeJob, raiseWhistlesJob, evaluateJob],
  personalData: casesOfPerson,
}
