import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { EARNING_KINDS, localMonth, type Preview, preview } from '@linli/shared/points/rules'
import type { Context } from '../../platform/context'
import { type EarningDoc, earningModel } from '../model-earnings'
import { requireRuleMaker } from '../policy'

const DAY = 86_400_000

/** The month before the one of a moment. */
function monthBefore(now: number): string {
  const month = localMonth(now)
  for (let at = now; ; at -= DAY) if (localMonth(at) !== month) return localMonth(at)
}

/** What a set of rules would have paid for everything that counted last month, beside what was paid. Nothing is written. */
export async function previewRules(
  context: Context,
  { rules }: ParsedOf<(typeof pointsContract)['points.previewRules']>,
) {
  await requireRuleMaker(context)
  const month = monthBefore(context.now())
  const rows = (await context
    .model(earningModel)
    .find(
      { tenantId: context.tenantId, day: { $gte: `${month}-01`, $lte: `${month}-31` } },
      { accountId: 1, kind: 1, quantity: 1, at: 1, points: 1, refused: 1, takenBackAt: 1 },
    )
    .lean()) as EarningDoc[]
  const counted = rows.filter(
    ({ refused, takenBackAt }) =>
      takenBackAt === null && (refused === null || refused === 'cap' || refused === 'rule'),
  )
  const would = preview(
    rules,
    counted.map(({ accountId, kind, quantity, at }) => ({ accountId, kind, quantity, at: at.getTime() })),
  )
  return { month, would, did: paid(counted) }
}

function paid(rows: readonly EarningDoc[]): Preview {
  const of = (kind: string) => rows.filter((row) => row.kind === kind)
  const sum = (some: readonly EarningDoc[]) => some.reduce((total, { points }) => total + points, 0)
  return {
    points: sum(rows),
    people: new Set(rows.filter(({ points }) => points > 0).map(({ accountId }) => accountId)).size,
    capped: rows.filter(({ refused }) => refused === 'cap').length,
    kinds: Object.fromEntries(
      EARNING_KINDS.map((kind) => [kind, { events: of(kind).length, points: sum(of(kind)) }]),
    ) as Preview['kinds'],
  }
}
