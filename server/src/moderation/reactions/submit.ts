import type { Reaction } from '../../platform/feature'
import { aggregateIdOf } from '../../platform/store/events'
import { submit } from '../submit'

/** What has been written down to be checked is sent to WeChat. When WeChat is silent, the follow-up asks again. */
export const submitWatched: Reaction = {
  name: 'moderation.submit',
  on: ['moderation.watched'],
  async react(context, event) {
    await submit(context, event.tenantId, aggregateIdOf(event))
  },
}
