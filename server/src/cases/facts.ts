import { type CaseFacts, NEW_CASE } from '@linli/shared/cases/facts'
import { deadlineMissed } from '@linli/shared/cases/limits'
import { isUnsolvedWindowOpen } from '@linli/shared/cases/rounds'
import type { CaseDoc, StoredFacts } from './model'

const { overdue: _overdue, unsolvedWindowOpen: _window, ...NEW_FACTS } = NEW_CASE
const STORED = Object.keys(NEW_FACTS) as (keyof StoredFacts)[]

/** The facts of a case that has just come in, as stored. */
export const newFacts = (): StoredFacts => structuredClone(NEW_FACTS)

/** What the rules need to know of a case now: as stored, and what follows from the time. */
export function factsOf(one: CaseDoc, now: number): CaseFacts {
  const stored = Object.fromEntries(STORED.map((name) => [name, one[name]])) as unknown as StoredFacts
  const running = one.clockState === 'running' && one.deadline !== null
  return {
    ...stored,
    overdue: running ? deadlineMissed(one.deadline!, now) : one.wasOverdue,
    unsolvedWindowOpen: one.closedAt !== null && isUnsolvedWindowOpen(Number(one.closedAt), now),
  }
}

/** Takes over the facts after a step. */
export function store(one: CaseDoc, facts: CaseFacts): void {
  const { overdue: _, unsolvedWindowOpen: __, ...stored } = facts
  Object.assign(one, stored)
}
