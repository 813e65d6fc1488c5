import type { casesContract } from '@linli/shared/cases/contract'
import type { Role } from '@linli/shared/identity/roles'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import { holds } from '../../platform/actor'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { eventModel, firstBrokenLink, type StoredEvent } from '../../platform/store/events'
import { type CaseDoc, caseModel } from '../model'

const MAY_AUDIT: readonly Role[] = ['administrator', 'evaluator', 'supervisor']

/**
 * The events of a case and whether their hash chain holds; `brokenAt` names the first event that does not follow from the one
 * before, or the one that is missing at the end. @throws NOT_FOUND also for a case outside of the asker's areas
 */
export async function audit(context: Context, { id }: ParsedOf<(typeof casesContract)['cases.audit']>) {
  const { tenantId, actor } = context
  const one = (await context
    .model(caseModel)
    .findOne({ tenantId, _id: id }, { place: 1, version: 1, chainHash: 1 })
    .lean()) as Pick<CaseDoc, '_id' | 'place' | 'version' | 'chainHash'> | null
  if (!one || !MAY_AUDIT.some((role) => holds(actor, role, one.place.gridPath)))
    throw new Problem('NOT_FOUND')
  const events = (await context
    .model(eventModel)
    .find({ tenantId, stream: `cases:${id}`, seq: { $lte: one.version } })
    .sort({ seq: 1 })
    .lean()) as StoredEvent[]
  const brokenAt = firstBrokenLink(events) ?? missingEnd(one, events)
  return {
    valid: brokenAt === null,
    brokenAt,
    events: events.map(({ seq, type, at, actor: by, hash }) => ({
      ...{ seq, type, hash },
      at: wireTime(at),
      actor: { kind: by.kind, id: by.id },
    })),
  }
}

/** A chain whose last links were cut off holds in itself; only the case still knows the last one. */
function missingEnd(
  one: Pick<CaseDoc, 'version' | 'chainHash'>,
  events: readonly StoredEvent[],
): number | null {
  if (events.length < one.version) return events.length + 1
  return events.at(-1)?.hash === one.chainHash ? null : one.version
}
