import type { ClientSession } from 'mongoose'
import type { Context } from '../../platform/context'
import { type Session, sessionsModel } from '../model-access'

/** Ends live sessions of an account: one, all but one, or all. The caller forgets the cached ones after the commit. */
export async function endSessions(
  { tenantId, model }: Pick<Context, 'tenantId' | 'model'>,
  accountId: string,
  how: { by: NonNullable<Session['endedBy']>; at: number; only?: string; except?: string },
  session: ClientSession | null = null,
): Promise<void> {
  const which = how.only ?? (how.except === undefined ? undefined : { $ne: how.except })
  await model(sessionsModel).updateMany(
    { tenantId, accountId, endedAt: null, ...(which !== undefined && { _id: which }) },
    { $set: { endedAt: new Date(how.at), endedBy: how.by } },
    session ? { session } : {},
  )
}
