import { teamsContract as endpoints } from '@linli/shared/teams/contract'
import { type Route, route } from '../platform/feature'
import { close } from './commands/close'
import { edit } from './commands/edit'
import { found } from './commands/found'
import { handOver } from './commands/hand-over'
import { join } from './commands/join'
import { leave } from './commands/leave'
import { remove } from './commands/remove'
import { list, mine, read } from './queries/teams'

/** Endpoint → command or query. Paths that are words come before those with an id. */
export const routes: readonly Route[] = [
  route(endpoints['teams.list'], list),
  route(endpoints['teams.mine'], (context) => mine(context)),
  route(endpoints['teams.found'], found),
  route(endpoints['teams.read'], read),
  route(endpoints['teams.edit'], edit),
  route(endpoints['teams.join'], join),
  route(endpoints['teams.leave'], leave),
  route(endpoints['teams.remove'], remove),
  route(endpoints['teams.handOver'], handOver),
  route(endpoints['teams.close'], close),
]
