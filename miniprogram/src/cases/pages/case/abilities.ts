import type { Action } from '@linli/shared/cases/stages'
import type { Case } from '../../case'

/** What a resident does on this page itself; every other ability is worked on the staff page. */
const own: readonly Action[] = ['withdraw', 'resubmit', 'rate', 'unsolved', 'remark', 'follow', 'unfollow']

/** Whether the server offers this action to the asker now. */
export const may = ({ abilities }: Case, action: Action): boolean =>
  abilities.some((ability) => ability.action === action)

/** Whether the asker has staff work to do here. */
export const mayWork = ({ abilities }: Case): boolean => abilities.some(({ action }) => !own.includes(action))

/**
 * Whether "unsolved" comes too late, so that a new linked case is offered (DOMAIN §1: 15 days).
 * @param now epoch milliseconds
 */
export const isPastUnsolved = (one: Case, now: number): boolean =>
  one.isReporter &&
  ['closed', 'evaluated'].includes(one.stage) &&
  !may(one, 'unsolved') &&
  (one.unsolvedUntil === null || Date.parse(one.unsolvedUntil) < now)
