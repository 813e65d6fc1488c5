import type { CaseView } from './case'
import type { StaffAction } from './steps/accepts'

interface Finished {
  action: StaffAction
  answer: CaseView
}

let finished: Finished | undefined

/** Leaves word for the page of the case that a step has been taken on the page of the step. */
export function leaveFinished(step: Finished): void {
  finished = step
}

/** Takes the word that was left about this case, once. */
export function takeFinished(caseId: string): Finished | undefined {
  const step = finished?.answer.id === caseId ? finished : undefined
  if (step) finished = undefined
  return step
}
