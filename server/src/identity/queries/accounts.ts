import type { Contract, Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { type Account, accountsModel } from '../model'
import { literally, managedBy } from '../policy'
import { presentAccount } from '../present'
import { lockedNames } from '../tries'

/** Accounts made for work that the asker manages, newest first: those with a password, and all that hold or held a role. */
export async function accounts(
  context: Context,
  { cursor, limit, role, q }: ParsedOf<Contract['identity.accounts']>,
): Promise<Output<'identity.accounts'>> {
  const words = q && { $regex: literally(q), $options: 'i' }
  // In two steps: SecantusDB takes an index only for a $match that asks for nothing beyond it; MongoDB joins the two again.
  const rows = await context.model(accountsModel).aggregate<Account>([
    { $match: { tenantId: context.tenantId, staff: true } },
    {
      $match: {
        ...(role && { 'grants.role': role }),
        $and: [
          afterCursor('createdAt', decodeCursor(cursor)),
          managedBy(context.actor),
          words ? { $or: [{ name: words }, { username: words }] } : {},
        ],
      },
    },
    { $sort: { createdAt: -1, _id: -1 } },
    { $limit: limit + 1 },
  ])
  const page = toPage(rows, limit, (row) => row.createdAt.getTime())
  const names = page.rows.flatMap(({ username }) => username ?? [])
  const locked = await lockedNames(context, names)
  return {
    items: page.rows.map((row) => presentAccount(row, row.username !== null && locked.has(row.username))),
    next: page.next,
  }
}
