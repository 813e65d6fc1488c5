import { ballotsContract as of } from '@linli/shared/ballots/contract'
import { type Route, route } from '../platform/feature'
import { announce } from './commands/announce'
import { blindSign } from './commands/blind-sign'
import { cancel } from './commands/cancel'
import { castSecret } from './commands/cast-secret'
import { checkPaper } from './commands/check-paper'
import { claimHome, decideClaim } from './commands/claim-home'
import { create } from './commands/create'
import { createRoll } from './commands/create-roll'
import { enterPaper } from './commands/enter-paper'
import { extend } from './commands/extend'
import { importProjects } from './commands/import-projects'
import { importRoll } from './commands/import-roll'
import { acceptProxy, offerProxy, revokeProxy } from './commands/proxies'
import { publish } from './commands/publish'
import { recordDelivery } from './commands/record-delivery'
import { decideRevision, reviseRoll } from './commands/revise-roll'
import { update } from './commands/update'
import { vote } from './commands/vote'
import { countFile } from './queries/count-file'
import { counts } from './queries/counts'
import { desk, list } from './queries/lists'
import { pabulibFile } from './queries/pabulib-file'
import { papers } from './queries/papers'
import { receipts, recountFile, result } from './queries/result'
import { claims, myHomes, revisions, rollImport, rolls, rollUnits } from './queries/rolls'
import { publicView, view } from './queries/view'
import { voters } from './queries/voters'

/** Endpoint → command or query. Paths that are words come before `/ballots/:id`. */
export const ballotRoutes: readonly Route[] = [
  route(of['ballots.list'], list),
  route(of['ballots.desk'], desk),
  route(of['ballots.publicView'], publicView),
  route(of['ballots.view'], view),
  route(of['ballots.result'], result),
  route(of['ballots.recountFile'], recountFile),
  route(of['ballots.receipts'], receipts),
  route(of['ballots.pabulibFile'], pabulibFile),
  route(of['ballots.countFile'], countFile),

  route(of['ballots.vote'], vote),
  route(of['ballots.blindSign'], blindSign),
  route(of['ballots.castSecret'], castSecret),
  route(of['ballots.acceptProxy'], acceptProxy),
  route(of['ballots.revokeProxy'], revokeProxy),
  route(of['ballots.offerProxy'], offerProxy),

  route(of['ballots.create'], create),
  route(of['ballots.update'], update),
  route(of['ballots.importProjects'], importProjects),
  route(of['ballots.announce'], announce),
  route(of['ballots.cancel'], cancel),
  route(of['ballots.extend'], extend),
  route(of['ballots.publish'], publish),
  route(of['ballots.voters'], voters),
  route(of['ballots.counts'], counts),
  route(of['ballots.recordDelivery'], recordDelivery),
  route(of['ballots.enterPaper'], enterPaper),
  route(of['ballots.papers'], papers),
  route(of['ballots.checkPaper'], checkPaper),

  route(of['ballots.rolls'], rolls),
  route(of['ballots.createRoll'], createRoll),
  route(of['ballots.importRoll'], importRoll),
  route(of['ballots.rollImport'], rollImport),
  route(of['ballots.rollUnits'], rollUnits),
  route(of['ballots.reviseRoll'], reviseRoll),
  route(of['ballots.revisions'], revisions),
  route(of['ballots.decideRevision'], decideRevision),
  route(of['ballots.claimHome'], claimHome),
  route(of['ballots.myHomes'], myHomes),
  route(of['ballots.claims'], claims),
  route(of['ballots.decideClaim'], decideClaim),
]
