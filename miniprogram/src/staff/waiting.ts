import { type Draft, useDrafts } from '@/platform/api/drafts'
import { isStaffAction, type StaffAction } from './steps/accepts'

/** A step that waits on this phone for the connection, or was refused when it was sent. */
export interface WaitingStep {
  draft: Draft
  caseId: string
  action: StaffAction
}

/** The steps that wait on this phone, of one case or of all. */
export function useWaitingSteps(caseId?: string): WaitingStep[] {
  return useDrafts().flatMap((draft) => {
    const action = draft.name.slice('cases.'.length)
    const id = draft.input.id
    if (!isStaffAction(action) || typeof id !== 'string') return []
    if (caseId !== undefined && id !== caseId) return []
    return [{ draft, caseId: id, action }]
  })
}
