import { deliberationContract } from '@linli/shared/deliberation/contract'
import { type Route, route } from '../platform/feature'
import { argue, state } from './commands/argue'
import { dispatchStep, finishStep, planStep } from './commands/execution'
import { linkBallot } from './commands/link-ballot'
import {
  askToSpeak,
  callMeeting,
  cancelMeeting,
  checkIn,
  closeMotion,
  endMeeting,
  finishTask,
  nextSpeaker,
  openMeeting,
  openMotion,
  voteOnMotion,
} from './commands/meetings'
import { openTopic } from './commands/open-topic'
import { appeal, decideAppeal, dismissReports, edit, hide, reportPost, useful } from './commands/posts'
import { propose } from './commands/propose'
import { setRules } from './commands/set-rules'
import { declineProposal, mergeProposal, unmergeProposal, withdrawProposal } from './commands/settle-proposal'
import { support } from './commands/support'
import {
  decide,
  discussAgain,
  endReview,
  execute,
  object,
  publishResult,
  review,
  settleObjection,
  stop,
  takeFourStep,
} from './commands/topic-steps'
import { vote } from './commands/vote'
import { meeting, meetingCalendar, meetingCode } from './queries/meetings'
import { opinion } from './queries/opinion'
import { argumentsOf, flagged, history, nextStatement, statements } from './queries/posts'
import { proposal, proposals, similar } from './queries/proposals'
import { topic, topics } from './queries/topics'
import { rulesOf } from './rules'

const of = deliberationContract

/** Endpoint → command or query. Paths that are words come before those with an id. */
export const routes: readonly Route[] = [
  route(of['deliberation.similar'], similar),
  route(of['deliberation.proposals'], proposals),
  route(of['deliberation.propose'], propose),
  route(of['deliberation.proposal'], proposal),
  route(of['deliberation.support'], support),
  route(of['deliberation.withdrawProposal'], withdrawProposal),
  route(of['deliberation.openTopic'], openTopic),
  route(of['deliberation.declineProposal'], declineProposal),
  route(of['deliberation.mergeProposal'], mergeProposal),
  route(of['deliberation.unmergeProposal'], unmergeProposal),

  route(of['deliberation.topics'], topics),
  route(of['deliberation.topic'], topic),
  route(of['deliberation.arguments'], argumentsOf),
  route(of['deliberation.argue'], argue),
  route(of['deliberation.state'], state),
  route(of['deliberation.nextStatement'], nextStatement),
  route(of['deliberation.statements'], statements),
  route(of['deliberation.vote'], vote),
  route(of['deliberation.opinion'], opinion),

  route(of['deliberation.flagged'], flagged),
  route(of['deliberation.useful'], useful),
  route(of['deliberation.edit'], edit),
  route(of['deliberation.history'], history),
  route(of['deliberation.reportPost'], reportPost),
  route(of['deliberation.hide'], hide),
  route(of['deliberation.dismissReports'], dismissReports),
  route(of['deliberation.appeal'], appeal),
  route(of['deliberation.decideAppeal'], decideAppeal),

  route(of['deliberation.callMeeting'], callMeeting),
  route(of['deliberation.meeting'], meeting),
  route(of['deliberation.meetingCalendar'], meetingCalendar),
  route(of['deliberation.meetingCode'], meetingCode),
  route(of['deliberation.openMeeting'], openMeeting),
  route(of['deliberation.cancelMeeting'], cancelMeeting),
  route(of['deliberation.checkIn'], checkIn),
  route(of['deliberation.askToSpeak'], askToSpeak),
  route(of['deliberation.nextSpeaker'], nextSpeaker),
  route(of['deliberation.closeMotion'], closeMotion),
  route(of['deliberation.openMotion'], openMotion),
  route(of['deliberation.voteOnMotion'], voteOnMotion),
  route(of['deliberation.endMeeting'], endMeeting),
  route(of['deliberation.finishTask'], finishTask),

  route(of['deliberation.takeFourStep'], takeFourStep),
  route(of['deliberation.linkBallot'], linkBallot),
  route(of['deliberation.discussAgain'], discussAgain),
  route(of['deliberation.decide'], decide),
  route(of['deliberation.stop'], stop),
  route(of['deliberation.object'], object),
  route(of['deliberation.settleObjection'], settleObjection),
  route(of['deliberation.planStep'], planStep),
  route(of['deliberation.finishStep'], finishStep),
  route(of['deliberation.dispatchStep'], dispatchStep),
  route(of['deliberation.execute'], execute),
  route(of['deliberation.publishResult'], publishResult),
  route(of['deliberation.review'], review),
  route(of['deliberation.endReview'], endReview),
  route(of['deliberation.rules'], (context) => rulesOf(context)),
  route(of['deliberation.setRules'], setRules),
]
