import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { pointsContract } from '@linli/shared/points/contract'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { type PointAccount, pointAccountModel } from '../model'
import { homePaths, mayKeep } from '../policy'

type Frozen = Pick<PointAccount, '_id' | 'balance'> & { frozen: NonNullable<PointAccount['frozen']> }

const AT = 'frozen.at'

/**
 * Frozen accounts of the own area, the last one first. A page may be shorter than asked for: those of people who live elsewhere now are
 * left out of it.
 */
export async function frozen(
  context: Context,
  { cursor, limit }: ParsedOf<(typeof pointsContract)['points.frozen']>,
) {
  const { tenantId, actor } = context
  const { [AT]: before, $or: after } = afterCursor(AT, decodeCursor(cursor))
  // From the begin of time on: the index then leaves out all accounts that are not frozen.
  const range = { $gt: new Date(0), ...(before as object | undefined) }
  const found = await context
    .model(pointAccountModel)
    .find({ tenantId, [AT]: range, ...(after !== undefined && { $and: [{ $or: after }] }) } as never, {
      balance: 1,
      frozen: 1,
    })
    .sort({ [AT]: -1, _id: -1 })
    .limit(limit + 1)
    .lean<Frozen[]>()
  const { rows, next } = toPage(found, limit, (row) => row.frozen.at.getTime())
  const homes = await homePaths(
    context,
    rows.map(({ _id }) => _id),
  )
  const own = rows.filter(({ _id }) => {
    const home = homes.get(_id)
    return home !== undefined && mayKeep(actor, home)
  })
  const names = await peopleByIds(
    context,
    own.flatMap(({ _id, frozen: { by } }) => [_id, by]),
  )
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  return {
    items: own.map(({ _id, balance, frozen: { reason, at, by } }) => ({
      ...{ id: _id, name: nameOf(_id), balance, reason, at: wireTime(at), byName: nameOf(by) },
    })),
    next,
  }
}
