import { type Decided, verdictNow } from '../../moderation'
import type { Reaction } from '../../platform/feature'
import { activityModel } from '../model'

/** Shows or hides an activity when its words have been judged, also when that comes late (DOMAIN §6). */
export const applyModeration: Reaction = {
  name: 'volunteering.applyModeration',
  on: ['moderation.decided'],
  async react(context, event) {
    const { owner } = (event.data as unknown as Decided).subject
    if (owner.kind !== 'activity') return
    const checkId = event.stream.slice('moderation:'.length)
    await context.transact(async (tx) => {
      const verdict = await verdictNow(tx, checkId)
      if (verdict === null) return null
      const one = await tx.load(activityModel, owner.id)
      one.moderation = verdict
      one.listed = verdict === 'passed' && one.state === 'published'
      tx.append('volunteering', one, 'volunteering.judged', { verdict }, 'quiet')
      await tx.save(activityModel, one)
      return null
    })
  },
}
