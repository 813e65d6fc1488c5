import { pointsContract as endpoints } from '@linli/shared/points/contract'
import { type Route, route } from '../platform/feature'
import { askAdjustment, decideAdjustment } from './commands/adjust'
import { freeze } from './commands/freeze'
import { invite, join, leave } from './commands/household'
import { setRanking } from './commands/set-ranking'
import { setRules } from './commands/set-rules'
import { transfer } from './commands/transfer'
import { account } from './queries/account'
import { adjustments } from './queries/adjustments'
import { audit } from './queries/audit'
import { frozen } from './queries/frozen'
import { history } from './queries/history'
import { household } from './queries/household'
import { mine } from './queries/mine'
import { previewRules } from './queries/preview-rules'
import { ranking } from './queries/ranking'
import { rules } from './queries/rules'
import { runs } from './queries/runs'

export const pointRoutes: readonly Route[] = [
  route(endpoints['points.mine'], mine),
  route(endpoints['points.history'], history),
  route(endpoints['points.rules'], rules),
  route(endpoints['points.setRules'], setRules),
  route(endpoints['points.previewRules'], previewRules),
  route(endpoints['points.runs'], runs),
  route(endpoints['points.audit'], audit),
  route(endpoints['points.account'], account),
  route(endpoints['points.freeze'], freeze),
  route(endpoints['points.frozen'], frozen),
  route(endpoints['points.adjustments'], adjustments),
  route(endpoints['points.askAdjustment'], askAdjustment),
  route(endpoints['points.decideAdjustment'], decideAdjustment),
  route(endpoints['points.household'], household),
  route(endpoints['points.invite'], invite),
  route(endpoints['points.join'], join),
  route(endpoints['points.leave'], leave),
  route(endpoints['points.transfer'], transfer),
  route(endpoints['points.ranking'], ranking),
  route(endpoints['points.setRanking'], setRanking),
]
