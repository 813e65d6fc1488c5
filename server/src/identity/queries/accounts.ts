import type { Contract, Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { accountsModel } from '../model'
import { presentAccount } from '../present'
import { lockedNames } from '../tries'

/** Accounts made for work, newest first: those with a password, and all that hold or held a role. */
export async function accounts(
  context: Context,
  { cursor, limit, role, q }: ParsedOf<Contract['identity.accounts']>,
): Promise<Output<'identity.accounts'>> {
  const words = q && { $regex: q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' }
  const rows = await context
    .model(accountsModel)
    .find({
      tenantId: context.tenantId,
      staff: true,
      deletedAt: null,
      ...(role && { 'grants.role': role }),
      $and: [
        afterCursor('createdAt', decodeCursor(cursor)),
        words ? { $or: [{ name: words }, { username: words }] } : {},
      ],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean()
  const page = toPage(rows, limit, (row) => row.createdAt.getTime())
  const names = page.rows.flatMap(({ username }) => username ?? [])
  const locked = await lockedNames(context, names)
  return {
    items: page.rows.map((row) => presentAccount(row, row.username !== null && locked.has(row.username))),
    next: page.next,
  }
}
