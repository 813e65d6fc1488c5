import type { Contract, Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { consentsModel, type GuardianConsent } from '../model-guardian'
import { peopleByIds } from './people'

/** The consents the asker has given as a guardian and not taken back, newest first. */
export async function guardianConsents(
  context: Context,
  { cursor, limit }: ParsedOf<Contract['identity.guardianConsents']>,
): Promise<Output<'identity.guardianConsents'>> {
  const { tenantId, actor } = context
  // In two steps, as in accounts.ts: the first alone is what the index is for.
  const rows = await context
    .model(consentsModel)
    .aggregate<GuardianConsent>([
      { $match: { tenantId, guardianId: actor.id } },
      { $match: { $and: [{ withdrawnAt: null }, afterCursor('agreedAt', decodeCursor(cursor))] } },
      { $sort: { agreedAt: -1, _id: -1 } },
      { $limit: limit + 1 },
    ])
  const page = toPage(rows, limit, (row) => row.agreedAt.getTime())
  const children = await peopleByIds(
    context,
    page.rows.map(({ childId }) => childId),
  )
  return {
    items: page.rows.map(({ _id, childId, relation, agreedAt }) => ({
      id: _id,
      childName: children.get(childId)?.name ?? '',
      relation,
      agreedAt: wireTime(agreedAt),
    })),
    next: page.next,
  }
}
