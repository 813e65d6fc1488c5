import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import { eachAlone } from '../../platform/jobs/each-alone'
import { type CaseDoc, caseModel } from '../model'

const BATCH = 200

/** Which cases a job has to look at now, by an indexed time. */
export interface Due {
  filter: Record<string, unknown>
  /** The field that comes due; the earliest go first. */
  field: keyof CaseDoc & string
}

/**
 * Does something to each case of each county that is due, one after the other. Workers may meet at the same case: `work` looks
 * again inside its transaction, and a case that somebody else was first with is left to him. One that fails holds up no other
 * and comes again with the next run.
 */
export function forEachDue(
  services: Services,
  name: string,
  dueAt: (now: number) => Due,
  work: (context: Context, id: string) => Promise<unknown>,
): Promise<void> {
  return inEachCounty(services, name, async (context) => {
    const seen = new Set<string>()
    for (;;) {
      const rows = await dueRows(context, dueAt(context.now()), seen.size)
      const fresh = rows.filter(({ _id }) => !seen.has(_id))
      for (const { _id } of fresh) seen.add(_id)
      // Refused by the rules or overtaken: somebody has acted on the case since it was found.
      await eachAlone(context, name, fresh, ({ _id }) => work(context, _id))
      // What is still due after its turn has failed, and waits for the next run.
      if (fresh.length === 0) break
    }
  })
}

async function dueRows(context: Context, { filter, field }: Due, failed: number): Promise<{ _id: string }[]> {
  const { tenantId } = context
  return (
    context
      .model(caseModel)
      .find({ tenantId, ...filter } as never, { _id: 1 })
      .sort({ [field]: 1 })
      // Those that failed before are still at the head of the line.
      .limit(BATCH + failed)
      .lean()
  )
}
