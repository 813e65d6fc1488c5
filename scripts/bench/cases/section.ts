import { fileURLToPath } from 'node:url'
import { step } from '../../setup/progress.cjs'
import { watchMemory } from '../side-by-side/process-figures'
import { type Compared, compare, takeTurns } from '../side-by-side/rounds'
import type { Figure, Section } from '../side-by-side/section'
import type { Stage } from '../side-by-side/stage'
import { copyCases } from './bulk'
import { requestsOf } from './requests'
import { makeCasesCounty } from './samples'

const program = fileURLToPath(new URL('./bare.ts', import.meta.url))
const QUICK = 2_000
const SMALL = 10_000
const LARGE = 100_000
const MOST_GROWTH = 1.2
const MOST_MEMORY_MB = 200

/** A county of so many cases in a database of its own, and the server that serves it. */
async function prepare(stage: Stage, name: string, count: number) {
  const place = await stage.place(name)
  const county = await makeCasesCounty(place.env)
  const ours = await stage.ours(place)
  // After the server's start, which makes whatever index is missing.
  const copies = await step(`copying cases up to ${count}`, () =>
    copyCases(place.db, county, count, stage.engine.kind === 'secantus'),
  )
  return { place, county, ours, copies }
}

/** Lists, opens, dispatches and reports among 100,000 cases; `--quick`: among 2,000. */
export const casesSection: Section = {
  name: 'cases',
  title: 'list 20 of many cases, one case with its timeline, dispatch, report',
  async run(stage) {
    const small = stage.quick ? null : await prepare(stage, 'small', SMALL)
    const main = await prepare(stage, 'main', stage.quick ? QUICK : LARGE)
    const { tenantId, samples } = main.county
    const settings = { BENCH_TENANT: tenantId, BENCH_TEMPLATE: samples[0]!.id }
    const bare = await stage.bare(program, main.place, settings)
    const next = await requestsOf(main.county, main.copies)
    const memory = watchMemory(main.ours.program.pid)
    const figures: Figure[] = []
    if (small) figures.push(await step('list at both sizes', () => growth(stage, small, main)))
    const compared: Record<string, Compared> = {}
    // Reports come last: they crowd the newest hours, which lists read.
    for (const name of ['list', 'view', 'dispatch', 'report'] as const)
      compared[name] = await step(name, () => compare(main.ours, bare, next[name], stage.plan))
    figures.push({ name: 'server memory', value: memory(), unit: 'MB', atMost: MOST_MEMORY_MB })
    return { compared, figures }
  },
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** How much slower the slowest lists are in the large county. */
async function growth(stage: Stage, small: Prepared, large: Prepared): Promise<Figure> {
  const sides = await Promise.all(
    [large, small].map(async ({ ours, county, copies }) => ({
      side: ours,
      next: (await requestsOf(county, copies)).list,
    })),
  )
  const [many, few] = (await takeTurns(sides, stage.plan)).map(({ figures }) => figures.p95)
  return {
    name: `p95 of the list at ${LARGE} cases`,
    value: many! / few!,
    unit: `× that at ${SMALL}`,
    atMost: MOST_GROWTH,
    note: `${many!.toFixed(1)} ms, ${few!.toFixed(1)} ms`,
  }
}
