import { type Feature, models } from '../platform/feature'
import { bookModel } from './book/model'
import { entryModel } from './entries'
import { caseModel } from './model'
import { numberModel } from './numbers'
import { casesOfPerson } from './personal-data'
import { applyModeration } from './reactions/moderation-decided'
import { caseRoutes } from './routes'

export { type CaseForNotice, caseForNotice } from './queries/for-notice'

/** From report to resolution: the whole loop of DOMAIN §1. */
export const casesFeature: Feature = {
  name: 'cases',
  models: models(caseModel as never, entryModel as never, bookModel as never, numberModel as never),
  routes: caseRoutes,
  reactions: [applyModeration],
  personalData: casesOfPerson,
}
