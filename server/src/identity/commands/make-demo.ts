import type { Context } from '../../platform/context'
import { accountsModel } from '../model'
import { requireDemoMode } from '../queries/demo-accounts'

/** Opens an account to everybody under this username (seed of the demo county). Refused in production; taken → DUPLICATE. */
export async function makeDemo(
  context: Context,
  { accountId, username, description }: { accountId: string; username: string; description: string },
): Promise<void> {
  requireDemoMode(context)
  await context.transact(async (tx) => {
    const account = await tx.load(accountsModel, accountId)
    account.username = username
    account.demo = { description }
    tx.append('identity', account, 'identity.demoOpened', {}, 'quiet')
    await tx.save(accountsModel, account)
  })
}
