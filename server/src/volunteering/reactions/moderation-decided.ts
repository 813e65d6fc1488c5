import { type Decided, verdictNow } from '../../moderation'
import type { Reaction } from '../../platform/feature'
import type { Tx } from '../../platform/store/transact'
import { arrange } from '../help/sides'
import { activityModel } from '../model'
import { helpModel } from '../model-help'

/** Shows or hides an activity when its words have been judged, also when that comes late (DOMAIN §6). */
export const applyModeration: Reaction = {
  name: 'volunteering.applyModeration',
  on: ['moderation.decided'],
  async react(context, event) {
    const { owner } = (event.data as unknown as Decided).subject
    if (owner.kind !== 'activity' && owner.kind !== 'help') return
    const checkId = event.stream.slice('moderation:'.length)
    await context.transact(async (tx) => {
      const verdict = await verdictNow(tx, checkId)
      if (verdict === null) return null
      if (owner.kind === 'help') return judgeHelp(tx, owner.id, verdict)
      const one = await tx.load(activityModel, owner.id)
      one.moderation = verdict
      one.listed = verdict === 'passed' && one.state === 'published'
      tx.append('volunteering', one, 'volunteering.judged', { verdict }, 'quiet')
      await tx.save(activityModel, one)
      return null
    })
  },
}

async function judgeHelp(tx: Tx, id: string, verdict: Decided['verdict']): Promise<null> {
  const one = await tx.load(helpModel, id)
  one.moderation = verdict
  arrange(one)
  tx.append('volunteering', one, 'volunteering.helpJudged', { verdict }, 'quiet')
  await tx.save(helpModel, one)
  return null
}
