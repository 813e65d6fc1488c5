import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { newId } from '../../platform/store/id'
import { helpModel } from '../model-help'
import {
  bankLineModel,
  POOL,
  poolIdOf,
  poolModel,
  type RecountDoc,
  recordModel,
  recountModel,
  type Sums,
  volunteerModel,
  type WrongSum,
} from '../model-hours'

/** More are not named: then something is wrong with the counting, not with them. */
const MOST_NAMED = 100

const run = (services: Services): Promise<void> =>
  inEachCounty(services, 'volunteering.recount', async (context) => void (await recount(context)))

/**
 * Counts the hours of every volunteer and of the public pool again. A wrong one is named in the report and in the log; nothing is mended in
 * silence. Somebody at work in between looks wrong for a moment, so what differs is looked at a second time.
 */
export async function recount(context: Context): Promise<RecountDoc> {
  const startedAt = new Date(context.now())
  const first = await differences(context)
  const again = first.wrong.length > 0 ? await differences(context) : first
  const twice = new Set(first.wrong.map(({ owner }) => owner))
  const wrong = again.wrong.filter(({ owner }) => twice.has(owner))
  const named = wrong.slice(0, MOST_NAMED)
  const report: RecountDoc = {
    ...{ _id: newId(), tenantId: context.tenantId, startedAt, finishedAt: new Date(context.now()) },
    ...{ checked: again.checked, wrongCount: wrong.length, wrong: named },
  }
  await context.model(recountModel).create([report])
  if (wrong.length > 0) context.log.error({ wrong: named }, 'hours do not add up')
  return report
}

async function differences(context: Context): Promise<{ wrong: WrongSum[]; checked: number }> {
  const { tenantId } = context
  const [halfHours, lines, held] = await Promise.all([credited(context), banked(context), promised(context)])
  const wrong: WrongSum[] = []
  // The pool is one as well.
  let checked = 1
  for await (const one of context
    .model(volunteerModel)
    .find({ tenantId }, { accountId: 1, halfHours: 1, saved: 1, held: 1 })
    .lean()
    .cursor({ batchSize: 1_000 })) {
    checked++
    const { accountId: owner } = one
    const cached: Sums = { halfHours: one.halfHours, saved: one.saved, held: one.held }
    const counted: Sums = {
      halfHours: halfHours.get(owner) ?? 0,
      saved: lines.get(owner) ?? 0,
      held: held.get(owner) ?? 0,
    }
    if (differ(cached, counted)) wrong.push({ owner, cached, counted })
  }
  const pool = await context
    .model(poolModel)
    .findOne({ _id: poolIdOf(tenantId), tenantId })
    .lean()
  const [cached, counted] = [{ halfHours: pool?.halfHours ?? 0 }, { halfHours: lines.get(POOL) ?? 0 }]
  if (cached.halfHours !== counted.halfHours) wrong.push({ owner: POOL, cached, counted })
  return { wrong, checked }
}

const differ = (a: Sums, b: Sums): boolean =>
  a.halfHours !== b.halfHours || a.saved !== b.saved || a.held !== b.held

const byId = (rows: readonly { _id: string; sum: number }[]): Map<string, number> =>
  new Map(rows.map(({ _id, sum }) => [_id, sum]))

/** Service and help that stand: trainings are no hours. */
const credited = async ({ tenantId, model }: Context) =>
  byId(
    await model(recordModel).aggregate<{ _id: string; sum: number }>([
      { $match: { tenantId, standing: true, kind: { $in: ['service', 'help'] } } },
      { $group: { _id: '$accountId', sum: { $sum: '$halfHours' } } },
    ]),
  )

const banked = async ({ tenantId, model }: Context) =>
  byId(
    await model(bankLineModel).aggregate<{ _id: string; sum: number }>([
      { $match: { tenantId } },
      { $group: { _id: '$owner', sum: { $sum: '$halfHours' } } },
    ]),
  )

/** Requests under way that the own bank pays. */
const promised = async ({ tenantId, model }: Context) =>
  byId(
    await model(helpModel).aggregate<{ _id: string; sum: number }>([
      { $match: { tenantId, payment: 'bank', kind: 'request', state: { $in: ['open', 'matched'] } } },
      { $group: { _id: '$authorId', sum: { $sum: '$halfHours' } } },
    ]),
  )

export const recountJob: Job = { name: 'volunteering.recount', every: '50 3 * * *', run }
