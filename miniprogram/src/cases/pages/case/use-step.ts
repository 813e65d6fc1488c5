import type { Input } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import type { Query } from '@/platform/api/use-query'
import { toast } from '@/platform/ui/tell'
import type { Case } from '../../case'

/** Steps of a case that answer with the case. */
export type StepName = 'cases.withdraw' | 'cases.resubmit' | 'cases.rate' | 'cases.unsolved' | 'cases.remark'

/**
 * A step on the case on show: sends its version, shows the answer. When somebody was faster the newest state is shown, and
 * what was typed stays.
 */
export function useStep<N extends StepName>(name: N, query: Query<Case>) {
  const command = useCommand(name)
  return {
    busy: command.busy,
    problem: command.problem,
    /** @returns whether it is done */
    run: async (more: Omit<Input<N>, 'id' | 'version'>, done: string): Promise<boolean> => {
      if (!query.data) return false
      const { id, version } = query.data
      const answer = await command.run({ id, version, ...more } as unknown as Input<N>)
      if (answer) {
        query.setData(answer as Case)
        toast(done)
      } else {
        query.reload()
      }
      return answer !== undefined
    },
  }
}
