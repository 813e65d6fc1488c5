import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { Score } from '@linli/shared/ballots/ballot'
import { pabulibHead, pabulibVote } from '@linli/shared/ballots/budget/pabulib'
import type { Bulletin } from '@linli/shared/ballots/bulletin'
import { chinaDay } from '@linli/shared/platform/china-time'
import type { Context as Koa } from 'koa'
import { areasByIds } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { ballotsOf } from '../counting/ballots'
import type { BallotDoc } from '../model'
import { published } from './result'

/** A budget in the format of pabulib.org, as a stream. Equal ballots lie together, so a voter's number says nothing. */
export async function pabulibFile(
  asked: Context,
  input: { id: string; tenant: string },
  koa: Koa,
): Promise<void> {
  const { context, ballot, row } = await published(asked, input)
  if (ballot.rules.kind !== 'budget')
    throw new Problem('NOT_FOUND', { detail: '只有预算投票才有 .pb 文件。' })
  koa.type = 'text/plain; charset=utf-8'
  koa.set('Cache-Control', 'no-store')
  koa.set('Content-Disposition', `attachment; filename="budget-${ballot._id}.pb"`)
  const out = new PassThrough()
  koa.status = 200
  koa.body = out
  void write(context, ballot, row.bulletin as Bulletin, out).catch((error: unknown) => {
    context.log.error({ err: error, ballotId: ballot._id }, 'a .pb file broke off')
    out.destroy(error as Error)
  })
}

async function write(
  context: Context,
  ballot: BallotDoc,
  bulletin: Bulletin,
  out: PassThrough,
): Promise<void> {
  const { rules, options } = ballot
  if (rules.kind !== 'budget') return
  const voteType = rules.by === 'approval' ? ('approval' as const) : ('scoring' as const)
  const nameOf = places(context)
  const projects = await Promise.all(
    options.map(async ({ id, title, cost = 0, areaId = null }) => ({
      ...{ id, cost, name: title },
      areaId: await nameOf(areaId),
    })),
  )
  const { counts } = bulletin
  const support = counts.options.map(({ id, points }) => [id, points] as const)
  const head = { voteType, budget: rules.budget, projects, votes: counts.ballots, support: new Map(support) }
  out.write(pabulibHead({ ...head, meta: metaOf(ballot, rules.by === 'score' ? rules.max : null) }))
  let voter = 0
  for await (const { cast } of ballotsOf(context, ballot)) {
    if (out.destroyed) return
    const { choice } = cast
    if (choice.kind !== 'budget') throw new Error('another kind of choice in a budget')
    const scores: readonly Score[] =
      'scores' in choice ? choice.scores : choice.options.map((option) => ({ option, score: 1 }))
    const areaId = await nameOf(cast.areaId ?? null)
    for (let n = cast.ballots ?? 1; n > 0; n--)
      if (!out.write(pabulibVote(voteType, { id: String(++voter), areaId, scores }))) await once(out, 'drain')
  }
  out.end()
}

const day = (at: Date): string => chinaDay(at.getTime())

const metaOf = ({ title, areaName, opensAt, closesAt, rules }: BallotDoc, max: number | null) =>
  [
    ['description', title],
    ['country', 'China'],
    ['unit', areaName],
    ['instance', day(opensAt).slice(0, 4)],
    ['date_begin', day(opensAt)],
    ['date_end', day(closesAt)],
    ['currency', 'CNY'],
    ...(max === null ? [] : [['max_points', String(max)] as const]),
    ...(rules.kind === 'budget' && rules.by === 'approval'
      ? [['max_sum_cost', (rules.budget / 100).toFixed(2)] as const]
      : []),
  ] as const

/** Names of areas, each asked for once. An area that is gone keeps its id. */
function places(context: Context): (areaId: string | null) => Promise<string | null> {
  const known = new Map<string, string>()
  return async (areaId) => {
    if (areaId === null) return null
    if (!known.has(areaId))
      known.set(areaId, (await areasByIds(context, [areaId])).get(areaId)?.name ?? areaId)
    return known.get(areaId)!
  }
}
