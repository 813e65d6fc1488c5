import { type Feature, models } from '../platform/feature'
import { expireJob } from './jobs/expire'
import { reconcileJob } from './jobs/reconcile'
import { remindJob } from './jobs/remind'
import { entryModel, holdModel, lotModel, pointAccountModel } from './model'
import { adjustmentModel, earningModel, ruleModel, runModel } from './model-earnings'
import {
  householdModel,
  memberModel,
  reminderModel,
  scoreModel,
  teamScoreModel,
  unrankedModel,
} from './model-people'
import { pointsOfPerson } from './personal-data'
import { earnPoints } from './reactions/earn'
import { takeBackHidden, takeBackHours, takeBackUndone } from './reactions/take-back'
import { tellOfPoints } from './reactions/tell'
import { pointRoutes } from './routes'

export { captureHold, holdPoints, refundPoints, releaseHold } from './ledger/spend'
export { balanceOf } from './queries/balance'

/** A county's points: what they are given for, and a double-entry ledger of lots that expire (DOMAIN §4). */
export const pointsFeature: Feature = {
  name: 'points',
  models: models(
    pointAccountModel as never,
    lotModel as never,
    entryModel as never,
    holdModel as never,
    earningModel as never,
    ruleModel as never,
    runModel as never,
    adjustmentModel as never,
    householdModel as never,
    memberModel as never,
    scoreModel as never,
    teamScoreModel as never,
    unrankedModel as never,
    reminderModel as never,
  ),
  routes: pointRoutes,
  reactions: [earnPoints, takeBackHidden, takeBackHours, takeBackUndone, tellOfPoints],
  jobs: [expireJob, reconcileJob, remindJob],
  personalData: pointsOfPerson,
}
