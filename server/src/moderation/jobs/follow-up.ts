import type { Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { modelOn } from '../../platform/store/model'
import { applyVerdict } from '../apply-verdict'
import { type Check, checksModel } from '../model'
import { handToPerson } from '../settle'
import { checker, submit, whilePending } from '../submit'

const HOUR_MS = 3_600_000
/** A lost answer is asked for once more; then a person looks. */
const MOST_SENT = 2
/** However it came to wait so long: residents want to see their report. */
const MOST_WAIT_MS = 3 * HOUR_MS
const AT_ONCE = 200
/** WeChat is down: the rest waits for the next run instead of for time-outs one after the other. */
const MOST_UNANSWERED = 3

/** @returns false when WeChat could not be asked */
async function follow(services: Services, check: Check): Promise<boolean> {
  const { _id, tenantId, traceIds, createdAt } = check
  for (const traceId of traceIds) await applyVerdict(services, traceId)
  const waited = services.clock.now() - createdAt.getTime()
  if (traceIds.length < MOST_SENT && waited < MOST_WAIT_MS) return submit(services, tenantId, _id)
  await whilePending(checker(services, tenantId), _id, (tx, fresh) => handToPerson(tx, fresh, 'silent'))
  return true
}

async function followUp(services: Services): Promise<void> {
  const due = (await modelOn(services.connection, checksModel)
    .find({ state: 'pending', nextAt: { $lte: new Date(services.clock.now()) } })
    .sort({ nextAt: 1 })
    .limit(AT_ONCE)
    .setOptions({ allTenants: 'checks that are due, of all counties' })
    .lean()) as Check[]
  let unanswered = 0
  for (const check of due) {
    if (unanswered >= MOST_UNANSWERED) return
    const asked = await follow(services, check).catch((error: unknown) => {
      services.log.error({ err: error, check: check._id }, 'follow-up of a content check')
      return true
    })
    unanswered = asked ? 0 : unanswered + 1
  }
}

/** Asks again for answers that did not come, and in the end gives what has none to a person. */
export const followUpJob: Job = { name: 'moderation.followUp', every: '1 minute', run: followUp }
