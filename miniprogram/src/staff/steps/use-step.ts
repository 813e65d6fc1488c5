import type { Input } from '@/platform/api/contract'
import { saveDraft } from '@/platform/api/drafts'
import type { KeptPhoto } from '@/platform/api/kept-photos'
import { useCommand } from '@/platform/api/use-command'
import { toast } from '@/platform/ui/tell'
import type { CaseView } from '../case'
import type { StaffAction } from './accepts'
import type { StepInput } from './values'

/** What became of a step: done with its answer, kept on the phone, or refused (already told). */
export type Outcome = { kind: 'done'; answer: CaseView } | { kind: 'kept' } | { kind: 'refused' }

/**
 * Takes one step of a case. Without a connection it is kept on the phone with the key of the try, so that it happens once
 * however often it is sent.
 * @param title names it among what waits on the phone
 * @param kept the photos of its form, which a draft takes over
 */
export function useStep(action: StaffAction, title: string, kept: KeptPhoto[] = []) {
  // Every step has the shape of this one: the rest of the input is made by stepInput for its own action.
  const name = `cases.${action}` as 'cases.accept'
  const command = useCommand(name)

  const keep = (input: StepInput, key?: string): Outcome => {
    const photos = 'attachments' in input ? { field: 'attachments', kept } : undefined
    saveDraft(name, input as Input<'cases.accept'>, { title, key, photos })
    toast('网络不通，已存在手机上，联网后自动提交')
    return { kind: 'kept' }
  }

  const take = async (input: StepInput): Promise<Outcome> => {
    const answer = await command.run(input as Input<'cases.accept'>)
    if (answer) return { kind: 'done', answer }
    const key = command.pendingKey()
    return key ? keep(input, key) : { kind: 'refused' }
  }

  return { take, keep, busy: command.busy, problem: command.problem }
}
