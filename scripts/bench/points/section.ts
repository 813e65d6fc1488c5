import { fileURLToPath } from 'node:url'
import { step } from '../../setup/progress.cjs'
import { compare, takeTurns } from '../side-by-side/rounds'
import type { Figure, Section } from '../side-by-side/section'
import type { Side } from '../side-by-side/sides'
import type { Stage } from '../side-by-side/stage'
import { reads, redemptions } from './requests'
import { fillAccount, fillBuyers, makePointsCounty, type PointsCounty } from './samples'

const program = fileURLToPath(new URL('./bare.ts', import.meta.url))
const BUYERS = 200
const QUICK_BUYERS = 16
const FEW = 100
const MANY = 100_000
const QUICK_MANY = 5_000
/** Issue 6 §5. */
const MOST_GROWTH = 1.2
/** Redemptions beside a bare program; pages of accounts of both sizes. */
export const pointsSection: Section = {
  name: 'points',
  title: 'redemptions; balance and history of an account with 100,000 entries',
  async run(stage) {
    const { quick, plan } = stage
    const place = await stage.place('points')
    const many = quick ? QUICK_MANY : MANY
    const county = await makePointsCounty(place.env, quick ? QUICK_BUYERS : BUYERS)
    const { tenantId } = county
    await step(`accounts with up to ${many} entries`, async () => {
      await fillBuyers(
        place.db,
        tenantId,
        county.buyers.map(({ id }) => id),
      )
      await fillAccount(place.db, tenantId, county.few.id, FEW)
      await fillAccount(place.db, tenantId, county.many.id, many)
    })
    const ours = await stage.ours(place)
    const bare = await stage.bare(program, place, { BENCH_TENANT: tenantId })
    const figures: Figure[] = []
    for (const page of ['mine', 'history'] as const)
      figures.push(await step(`points/${page}`, () => growth(stage, ours, county, page, many)))
    const redeem = await step('redemptions', async () => compare(ours, bare, await redemptions(county), plan))
    await ours.program.stop()
    await bare.program.stop()
    return { compared: { redeem }, figures }
  },
}

/** How much slower a page of the large account is. */
async function growth(
  { plan }: Stage,
  side: Side,
  county: PointsCounty,
  page: string,
  many: number,
): Promise<Figure> {
  const sides = await Promise.all(
    [county.many, county.few].map(async ({ token }) => ({ side, next: await reads(token, page) })),
  )
  const [large, small] = (await takeTurns(sides, plan)).map(({ figures }) => figures)
  return {
    ...{ name: `points/${page} of ${many} entries`, value: large!.p50 / small!.p50, atMost: MOST_GROWTH },
    unit: `× that of ${FEW}`,
    note: `${large!.p50.toFixed(1)} ms, ${small!.p50.toFixed(1)} ms; p95 ${large!.p95.toFixed(1)}, ${small!.p95.toFixed(1)}`,
  }
}
