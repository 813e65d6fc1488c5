import type { ClientSession } from 'mongoose'
import type { Context } from '../../platform/context'
import { type PresenceDoc, presenceModel } from '../model'
import { type HourRecordDoc, recordModel } from '../model-hours'
import { mustOrganise } from '../policy'
import { presentActivity } from '../present/activity'
import { presentRoster } from '../present/roster'
import { activityById } from './activities'

/** Everybody who was seen at an activity, by account. */
export async function presencesOf(context: Context, activityId: string): Promise<Map<string, PresenceDoc>> {
  const { tenantId } = context
  const rows = (await context
    .model(presenceModel)
    .find({ tenantId, activityId })
    .lean()) as unknown as PresenceDoc[]
  return new Map(rows.map((row) => [row.accountId, row]))
}

/** What stands confirmed for an activity, by account. */
export async function recordsOf(context: Context, sourceId: string, session: ClientSession | null = null) {
  const { tenantId } = context
  const rows = (await context
    .model(recordModel)
    .find({ tenantId, sourceId })
    .session(session)
    .lean()) as unknown as HourRecordDoc[]
  return new Map(rows.filter(({ standing }) => standing).map((row) => [row.accountId, row]))
}

export async function roster(context: Context, { id }: { id: string }) {
  const one = await activityById(context, id)
  mustOrganise(context.actor, one.areaPath)
  const [activity, presences, records] = await Promise.all([
    presentActivity(context, one),
    presencesOf(context, id),
    recordsOf(context, id),
  ])
  return { activity, lines: await presentRoster(context, one, { presences, records }) }
}
