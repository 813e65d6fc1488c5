import { after } from './effects'
import { type CaseErrorCode, type Refusal, refuse } from './errors'
import type { Acting, CaseFacts, Given } from './facts'
import { broken, missing, type Need } from './guards'
import { type Action, RETURNS, STAGES, type Stage } from './stages'
import { MACHINE, type Row } from './table'

export interface Step {
  ok: true
  to: Stage
  isReturn: boolean
  /** The facts after the step. */
  facts: CaseFacts
}

/**
 * Decides whether `who` may take `action` on a case, and where it goes. Who is asked first, so that a stranger learns nothing
 * of the stage.
 * @param given what was sent with it (reason, note, photos, unit, result)
 */
export function transition(facts: CaseFacts, action: Action, who: Acting, given: Given = {}): Step | Refusal {
  const found = rowFor(facts, action, who, given)
  if (!found.ok) return found
  const { row } = found
  for (const need of needsOf(row, facts)) {
    const code = missing(need, given)
    if (code) return refuse(code)
  }
  const to = row.to === 'same' ? facts.stage : row.to === 'beforeMerge' ? facts.stageBeforeMerge : row.to
  if (to === null) return refuse('NOT_MERGED')
  return { ok: true, to, isReturn: isReturn(action), facts: after(facts, action, to, who, given) }
}

/** Something a person may do now, and what the form must bring. Sent with the data; the clients never derive it. */
export interface Ability {
  action: Action
  needs: Need[]
}

/** @returns what `who` may do with the case now, in the order of the table. */
export function abilities(facts: CaseFacts, who: Acting): Ability[] {
  return [...ROWS.keys()].flatMap((action) => {
    const found = rowFor(facts, action, who, {})
    return found.ok ? [{ action, needs: needsOf(found.row, facts) }] : []
  })
}

/** The rows of each action, in the order of the table. */
const ROWS = new Map<Action, Row[]>()
for (const row of MACHINE) ROWS.set(row.action, [...(ROWS.get(row.action) ?? []), row])

/** @returns the verbs of {@link abilities}. */
export function availableActions(facts: CaseFacts, who: Acting): Action[] {
  return abilities(facts, who).map((ability) => ability.action)
}

/** @returns whether the action gives the case back to its previous holder. */
export function isReturn(action: Action): boolean {
  return (RETURNS as readonly Action[]).includes(action)
}

function rowFor(
  facts: CaseFacts,
  action: Action,
  who: Acting,
  given: Given,
): { ok: true; row: Row } | Refusal {
  const mine = (row: Row) => row.who.some((actor) => who.actors.includes(actor))
  const rows = ROWS.get(action) ?? []
  if (!rows.some(mine)) return refuse('FORBIDDEN')

  const here = rows.filter((row) => row.from.includes(facts.stage))
  if (here.length === 0) return refuse(wrongStage(rows[0]!, facts.stage))

  const chosen = here.filter((row) => !row.when || !broken(row.when, facts, who, given))
  if (chosen.length === 0) return refuse(broken(here[0]!.when!, facts, who, given)!)

  const own = chosen.filter(mine)
  if (own.length === 0) return refuse('FORBIDDEN')
  let first: CaseErrorCode | null = null
  for (const row of own) {
    const code = (row.guards ?? [])
      .map((guard) => broken(guard, facts, who, given))
      .find((found) => found !== null)
    if (!code) return { ok: true, row }
    first ??= code
  }
  return refuse(first!)
}

/** A filed case that is not yet dispatched is "skipped" by closing it and "passed" by filing it again. */
function wrongStage(row: Row, stage: Stage): CaseErrorCode {
  const early = Math.max(...row.from.map(orderOf)) > orderOf(stage)
  return early ? (row.tooEarly ?? 'STAGE_SKIPPED') : 'STAGE_PASSED'
}

const orderOf = (stage: Stage) => STAGES.indexOf(stage)

function needsOf(row: Row, facts: CaseFacts): Need[] {
  const needs = [...(row.needs ?? [])]
  if (row.redecides && facts.pendingReturn && !needs.includes('reason')) needs.push('reason')
  return needs
}
