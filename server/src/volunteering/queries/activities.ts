import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { decodeCursor, toPage } from '../../platform/store/paging'
import { type ActivityDoc, activityModel } from '../model'
import { mayRead, organisedAreaIds } from '../policy'
import { presentActivity, presentActivitySummary } from '../present/activity'
import { lineOf } from '../roll'

type In<N extends keyof typeof volunteeringContract> = ParsedOf<(typeof volunteeringContract)[N]>

const IN_LISTS = { text: 0, insurance: 0, requirements: 0, contact: 0 } as const

/** @throws NOT_FOUND */
export async function activityById(context: Context, id: string): Promise<ActivityDoc> {
  const { tenantId } = context
  const one = (await context.model(activityModel).findOne({ _id: id, tenantId }).lean()) as ActivityDoc | null
  if (!one) throw new Problem('NOT_FOUND')
  return one
}

export async function activity(context: Context, { id }: { id: string }) {
  const one = await activityById(context, id)
  if (!mayRead(context.actor, one)) throw new Problem('NOT_FOUND')
  return presentActivity(context, one)
}

/** What is not over yet. The range beside the equalities bounds the scan; what lies ahead is never much. */
export async function activities(context: Context, input: In<'volunteering.activities'>) {
  const { tenantId } = context
  const { areaId, kind, limit } = input
  const cursor = decodeCursor(input.cursor)
  const from = new Date(Math.max(context.now() + 1, cursor?.at ?? 0))
  const found = (await context
    .model(activityModel)
    .find(
      {
        tenantId,
        ...(areaId !== undefined && { areaIds: areaId }),
        listed: true,
        ...(kind && { kind }),
        endsAt: { $gte: from },
        ...(cursor && {
          $and: [
            {
              $or: [
                { endsAt: { $gt: new Date(cursor.at) } },
                { endsAt: new Date(cursor.at), _id: { $gt: cursor.id } },
              ],
            },
          ],
        }),
      } as never,
      IN_LISTS,
    )
    .sort({ endsAt: 1, _id: 1 })
    .limit(limit + 1)
    .lean()) as unknown as ActivityDoc[]
  const { rows, next } = toPage(found, limit, ({ endsAt }) => endsAt.getTime())
  return { items: rows.map((one) => presentActivitySummary(context, one)), next }
}

export async function mine(context: Context, { cursor, limit }: In<'volunteering.mine'>) {
  const { tenantId, actor } = context
  const page = await newestPage<ActivityDoc>(context.model(activityModel) as never, {
    ...{ filter: { tenantId, 'signUps.accountId': actor.id }, field: 'startsAt' },
    ...{ cursor, limit, projection: IN_LISTS, now: context.now() },
  })
  const rows = page.rows.filter((one) => lineOf(one, actor.id))
  return { items: rows.map((one) => presentActivitySummary(context, one)), next: page.next }
}

export async function organised(context: Context, { cursor, limit }: In<'volunteering.organised'>) {
  const { tenantId, actor } = context
  const page = await newestPage<ActivityDoc>(context.model(activityModel) as never, {
    ...{ filter: { tenantId, areaIds: { $in: organisedAreaIds(actor) } }, field: 'startsAt' },
    ...{ cursor, limit, projection: IN_LISTS, now: context.now() },
  })
  return { items: page.rows.map((one) => presentActivitySummary(context, one)), next: page.next }
}
