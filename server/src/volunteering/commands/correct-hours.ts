import { mostHalfHours, type Span } from '@linli/shared/volunteering/hours'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { revokeBeyond, revokeOf } from '../certificates/revoke'
import { credit } from '../hours/credit'
import { unearnHours } from '../hours/sums'
import { recordModel } from '../model-hours'
import { mustOrganise } from '../policy'
import { presentRecord, type RecordView } from '../present/record'

const msOf = ({ from, to }: { from: Date; to: Date }): Span => ({ from: from.getTime(), to: to.getTime() })
const room = ({ from, to }: Span): number => mostHalfHours({ startsAt: from, endsAt: to })

/**
 * Corrects hours by a new record beside the old one, which stays as it was. The points of the old one go, those of the new one come; a
 * certificate that says more than is left is revoked.
 */
export function correctHours(
  context: Context,
  { id, halfHours, reason }: { id: string; halfHours: number; reason: string },
): Promise<RecordView> {
  return context.transact(async (tx) => {
    const old = await tx.load(recordModel, id)
    mustOrganise(tx.actor, old.areaPath)
    if (old.accountId === tx.actor.id) throw new Problem('OWN_HOURS')
    if (!old.standing) throw new Problem('RECORD_CORRECTED')
    if (halfHours === old.halfHours) throw new Problem('HOURS_SAME')
    const within = msOf(old.within)
    if (halfHours > room(within)) throw new Problem('HOURS_TOO_MANY')
    const { accountId, kind, sourceId, title, course, areaPath } = old
    const recordId = newId()
    const counted = kind !== 'training' && old.halfHours > 0
    old.standing = false
    old.correctedById = recordId
    const said = { accountId, recordId: old._id, replacedBy: recordId }
    tx.append(
      'volunteering',
      old,
      'volunteering.hoursWithdrawn',
      said,
      counted && kind === 'service' ? undefined : 'quiet',
    )
    await tx.save(recordModel, old)
    if (counted) await unearnHours(tx, old)
    const span = msOf(old)
    const fresh = await credit(tx, {
      ...{ recordId, accountId, kind, sourceId, title, course, areaPath, halfHours, within },
      span: halfHours > room(span) ? within : span,
      corrects: { id: old._id, reason },
    })
    if (!fresh) throw new Problem('HOURS_OVERLAP')
    if (kind === 'training') await revokeOf(tx, accountId, old._id)
    else await revokeBeyond(tx, accountId)
    return presentRecord(fresh)
  })
}
