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
  const rows = await model(sessionsModel)
    .find({ tenantId, accountId }, { endedAt: 1 })
    .session(session)
    .lean()
  const ids = rows
    .filter(({ _id, endedAt }) => endedAt === null && _id !== how.except && (!how.only || _id === how.only))
    .map(({ _id }) => _id)
  await model(sessionsModel).updateMany(
    { _id: { $in: ids }, tenantId, endedAt: null },
    { $set: { endedAt: new Date(how.at), endedBy: how.by } },
    session ? { session } : {},
  )
}
