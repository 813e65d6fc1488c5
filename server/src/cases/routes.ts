import { casesContract } from '@linli/shared/cases/contract'
import { type Route, route } from '../platform/feature'
import { accept } from './commands/accept'
import { answerSupervision } from './commands/answer-supervision'
import { answerWhistle } from './commands/answer-whistle'
import { appeal } from './commands/appeal'
import { approveExtension } from './commands/approve-extension'
import { approveSuspension } from './commands/approve-suspension'
import { assist } from './commands/assist'
import { check } from './commands/check'
import { close } from './commands/close'
import { decideAppeal } from './commands/decide-appeal'
import { decideDuty } from './commands/decide-duty'
import { dispatch } from './commands/dispatch'
import { evaluate } from './commands/evaluate'
import { file } from './commands/file'
import { follow, unfollow } from './commands/follow'
import { handle } from './commands/handle'
import { importBook } from './commands/import-book'
import { intake } from './commands/intake'
import { merge } from './commands/merge'
import { rate } from './commands/rate'
import { refuseExtension } from './commands/refuse-extension'
import { refuseSuspension } from './commands/refuse-suspension'
import { reject } from './commands/reject'
import { remark } from './commands/remark'
import { report } from './commands/report'
import { requestExtension } from './commands/request-extension'
import { requestSuspension } from './commands/request-suspension'
import { resubmit } from './commands/resubmit'
import { resume } from './commands/resume'
import { returnFromCheck } from './commands/return-from-check'
import { returnToDispatch } from './commands/return-to-dispatch'
import { returnToFiling } from './commands/return-to-filing'
import { returnToHandling } from './commands/return-to-handling'
import { returnToReporter } from './commands/return-to-reporter'
import { selfHandle } from './commands/self-handle'
import { setRules } from './commands/set-rules'
import { supervise } from './commands/supervise'
import { unmerge } from './commands/unmerge'
import { unsolved } from './commands/unsolved'
import { verifyOnSite } from './commands/verify-on-site'
import { whistle } from './commands/whistle'
import { withdraw } from './commands/withdraw'
import { audit } from './queries/audit'
import { book } from './queries/book'
import { bookVersions } from './queries/book-versions'
import { exportBook } from './queries/export-book'
import { list } from './queries/list'
import { mine } from './queries/mine'
import { publicList } from './queries/public-list'
import { publicMap } from './queries/public-map'
import { publicView } from './queries/public-view'
import { rules } from './queries/rules'
import { suggest } from './queries/suggest'
import { tasks } from './queries/tasks'
import { view } from './queries/view'

const of = casesContract

/** Endpoint → command or query. Paths that are words come before `/cases/:id`. */
export const caseRoutes: readonly Route[] = [
  route(of['cases.mine'], mine),
  route(of['cases.tasks'], tasks),
  route(of['cases.list'], list),
  route(of['cases.publicMap'], publicMap),
  route(of['cases.publicList'], publicList),
  route(of['cases.publicView'], publicView),
  route(of['cases.view'], view),
  route(of['cases.audit'], audit),
  route(of['cases.suggest'], suggest),
  route(of['cases.intake'], intake),
  route(of['cases.report'], report),
  route(of['cases.follow'], follow),
  route(of['cases.unfollow'], unfollow),

  route(of['cases.verifyOnSite'], verifyOnSite),
  route(of['cases.selfHandle'], selfHandle),
  route(of['cases.file'], file),
  route(of['cases.reject'], reject),
  route(of['cases.withdraw'], withdraw),
  route(of['cases.returnToReporter'], returnToReporter),
  route(of['cases.resubmit'], resubmit),
  route(of['cases.returnToFiling'], returnToFiling),
  route(of['cases.dispatch'], dispatch),
  route(of['cases.decideDuty'], decideDuty),
  route(of['cases.assist'], assist),
  route(of['cases.accept'], accept),
  route(of['cases.returnToDispatch'], returnToDispatch),
  route(of['cases.handle'], handle),
  route(of['cases.requestExtension'], requestExtension),
  route(of['cases.approveExtension'], approveExtension),
  route(of['cases.refuseExtension'], refuseExtension),
  route(of['cases.requestSuspension'], requestSuspension),
  route(of['cases.approveSuspension'], approveSuspension),
  route(of['cases.refuseSuspension'], refuseSuspension),
  route(of['cases.resume'], resume),
  route(of['cases.returnToHandling'], returnToHandling),
  route(of['cases.check'], check),
  route(of['cases.returnFromCheck'], returnFromCheck),
  route(of['cases.close'], close),
  route(of['cases.evaluate'], evaluate),
  route(of['cases.supervise'], supervise),
  route(of['cases.answerSupervision'], answerSupervision),
  route(of['cases.whistle'], whistle),
  route(of['cases.answerWhistle'], answerWhistle),
  route(of['cases.merge'], merge),
  route(of['cases.unmerge'], unmerge),
  route(of['cases.rate'], rate),
  route(of['cases.unsolved'], unsolved),
  route(of['cases.appeal'], appeal),
  route(of['cases.decideAppeal'], decideAppeal),
  route(of['cases.remark'], remark),

  route(of['cases.book'], book),
  route(of['cases.bookVersions'], bookVersions),
  route(of['cases.importBook'], importBook),
  route(of['cases.exportBook'], exportBook),
  route(of['cases.rules'], rules),
  route(of['cases.setRules'], setRules),
]
