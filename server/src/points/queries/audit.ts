import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { pointsContract } from '@linli/shared/points/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { eventModel, hashEvent, type StoredEvent } from '../../platform/store/events'
import { pointAccountModel } from '../model'
import { mayAudit } from '../policy'

const AT_ONCE = 500

/**
 * The postings of one account as they stand in its hash chain, 500 at a time. Whoever keeps the last hash sees later whether anything before
 * it was changed. @throws NOT_FOUND for an account without points, also outside of the asker's areas
 */
export async function audit(context: Context, input: ParsedOf<(typeof pointsContract)['points.audit']>) {
  const { tenantId } = context
  const { id, after } = input
  const account = await context
    .model(pointAccountModel)
    .findOne({ tenantId, _id: id }, { version: 1, chainHash: 1 })
    .lean()
  if (!account || !(await mayAudit(context, id))) throw new Problem('NOT_FOUND')
  // One more in front: the first of the page must follow from it.
  const rows = (await context
    .model(eventModel)
    .find({ tenantId, stream: `points:${id}`, seq: { $gte: after, $lte: after + AT_ONCE } })
    .sort({ seq: 1 })
    .lean()) as StoredEvent[]
  const before = rows.find(({ seq }) => seq === after)
  const events = rows.filter(({ seq }) => seq > after && seq <= account.version)
  const brokenAt = firstBroken(before?.hash ?? '', after, events, account)
  const last = events.at(-1)?.seq ?? after
  return {
    valid: brokenAt === null,
    brokenAt,
    next: events.length === AT_ONCE && last < account.version ? last : null,
    events: events.map(({ seq, type, at, actor: by, data, prevHash, hash }) => ({
      ...{ seq, type, data, prevHash, hash },
      at: wireTime(at),
      actor: { kind: by.kind, id: by.id },
    })),
  }
}

function firstBroken(
  hashBefore: string,
  after: number,
  events: readonly StoredEvent[],
  account: { version: number; chainHash: string },
): number | null {
  let hash = hashBefore
  for (const [i, event] of events.entries()) {
    const follows =
      event.seq === after + i + 1 && event.prevHash === hash && event.hash === hashEvent(hash, event)
    if (!follows) return event.seq
    hash = event.hash
  }
  const end = after + events.length
  if (events.length < AT_ONCE && end < account.version) return end + 1
  return end === account.version && hash !== account.chainHash ? end : null
}
