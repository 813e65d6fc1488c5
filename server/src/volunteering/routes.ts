import { volunteeringContract } from '@linli/shared/volunteering/contract'
import { type Route, route } from '../platform/feature'
import { cancelActivity } from './commands/cancel-activity'
import { checkIn, checkOut } from './commands/check-in'
import { confirmHours } from './commands/confirm-hours'
import { correctHours } from './commands/correct-hours'
import { create } from './commands/create'
import { edit } from './commands/edit'
import { giveHours } from './commands/give-hours'
import { blockPerson, grantHelp, hideHelp, reportHelp, unblock } from './commands/help-safety'
import { cancelHelp, chooseHelp, confirmHelp, respondHelp, thankHelp } from './commands/help-steps'
import { issueCertificate } from './commands/issue-certificate'
import { judgePresence } from './commands/judge-presence'
import { postHelp } from './commands/post-help'
import { publish } from './commands/publish'
import { cancelSignUp, removePerson, signUp } from './commands/sign-up'
import { syncPresence } from './commands/sync-presence'
import { activities, activity, mine, organised } from './queries/activities'
import { certificateFile, certificatePage, checkCertificate } from './queries/check-certificate'
import { calendar, code } from './queries/code'
import {
  bankLines,
  blocks,
  flaggedHelps,
  help,
  helpMatches,
  helps,
  myHelps,
  poolRequests,
} from './queries/helps'
import { certificates, records, summary } from './queries/hours'
import { recounts } from './queries/recounts'
import { roster } from './queries/roster'
import { statistics } from './queries/statistics'

const of = volunteeringContract

/** Endpoint → command or query. Paths that are words come before those with an id. */
export const routes: readonly Route[] = [
  route(of['volunteering.activities'], activities),
  route(of['volunteering.mine'], mine),
  route(of['volunteering.organised'], organised),
  route(of['volunteering.statistics'], statistics),
  route(of['volunteering.create'], create),
  route(of['volunteering.activity'], activity),
  route(of['volunteering.calendar'], calendar),
  route(of['volunteering.signUp'], signUp),
  route(of['volunteering.cancelSignUp'], cancelSignUp),
  route(of['volunteering.checkIn'], checkIn),
  route(of['volunteering.checkOut'], checkOut),
  route(of['volunteering.edit'], edit),
  route(of['volunteering.publish'], publish),
  route(of['volunteering.cancelActivity'], cancelActivity),
  route(of['volunteering.roster'], roster),
  route(of['volunteering.removePerson'], removePerson),
  route(of['volunteering.code'], code),
  route(of['volunteering.syncPresence'], syncPresence),
  route(of['volunteering.judgePresence'], judgePresence),

  route(of['volunteering.confirmHours'], confirmHours),
  route(of['volunteering.summary'], (context) => summary(context)),
  route(of['volunteering.records'], records),
  route(of['volunteering.recounts'], recounts),
  route(of['volunteering.correctHours'], correctHours),
  route(of['volunteering.certificates'], certificates),
  route(of['volunteering.issueCertificate'], issueCertificate),
  route(of['volunteering.certificateFile'], certificateFile),
  route(of['volunteering.checkCertificate'], checkCertificate),
  route(of['volunteering.certificatePage'], certificatePage),

  route(of['volunteering.helps'], helps),
  route(of['volunteering.myHelps'], myHelps),
  route(of['volunteering.flaggedHelps'], flaggedHelps),
  route(of['volunteering.poolRequests'], poolRequests),
  route(of['volunteering.postHelp'], postHelp),
  route(of['volunteering.help'], help),
  route(of['volunteering.helpMatches'], helpMatches),
  route(of['volunteering.respondHelp'], respondHelp),
  route(of['volunteering.chooseHelp'], chooseHelp),
  route(of['volunteering.cancelHelp'], cancelHelp),
  route(of['volunteering.confirmHelp'], confirmHelp),
  route(of['volunteering.thankHelp'], thankHelp),
  route(of['volunteering.reportHelp'], reportHelp),
  route(of['volunteering.hideHelp'], hideHelp),
  route(of['volunteering.grantHelp'], grantHelp),
  route(of['volunteering.blockPerson'], blockPerson),
  route(of['volunteering.blocks'], blocks),
  route(of['volunteering.unblock'], unblock),
  route(of['volunteering.bankLines'], bankLines),
  route(of['volunteering.giveHours'], giveHours),
]
