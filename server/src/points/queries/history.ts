import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { pointsContract } from '@linli/shared/points/contract'
import { sayEntry } from '@linli/shared/points/words'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { type About, type EntryDoc, entryModel } from '../model'
import { adjustmentModel } from '../model-earnings'

const OF_A_CASE = ['validReport', 'confirmedDuplicate']

const otherSide = ({ fromId, toId }: About, mine: string) => (fromId === mine ? toId : fromId)

/** Every movement of the own points, newest first: one page of the index, however long the account is. */
export async function history(
  context: Context,
  { cursor, limit }: ParsedOf<(typeof pointsContract)['points.history']>,
) {
  const { tenantId, actor } = context
  const { rows, next } = await newestPage<EntryDoc>(context.model(entryModel) as never, {
    filter: { tenantId, accountId: actor.id },
    field: 'at',
    cursor,
    limit,
    projection: { at: 1, kind: 1, amount: 1, balance: 1, about: 1 },
    now: context.now(),
  })
  const others = await peopleByIds(
    context,
    rows.flatMap(({ about }) => otherSide(about, actor.id) ?? []),
  )
  const reasons = await reasonsOf(context, rows)
  return {
    items: rows.map(({ _id, at, kind, amount, balance, about }) => ({
      id: _id,
      at: wireTime(at),
      kind,
      words: sayEntry({
        ...{ kind, amount, earning: about.earning },
        other: others.get(otherSide(about, actor.id) ?? '')?.name,
        reason: reasons.get(about.adjustmentId ?? ''),
      }),
      amount,
      balance: balance ?? 0,
      caseId: (OF_A_CASE.includes(about.earning ?? '') && about.subjectId) || null,
    })),
    next,
  }
}

/** Why the staff gave or took points: it wrote it for the person. */
async function reasonsOf(
  { tenantId, model }: Context,
  rows: readonly EntryDoc[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ about }) => about.adjustmentId ?? [])
  if (ids.length === 0) return new Map()
  const found = await model(adjustmentModel)
    .find({ _id: { $in: ids }, tenantId }, { reason: 1 })
    .lean()
  return new Map(found.map(({ _id, reason }) => [_id, reason]))
}
