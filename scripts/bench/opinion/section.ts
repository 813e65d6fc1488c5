import { noOpinions, type OpinionState, opinionMap, takeVotes } from '@linli/shared/deliberation/opinion/map'
import { planted } from '@linli/shared/deliberation/opinion/planted.fixture'
import { readMap } from '@linli/shared/deliberation/opinion/reading'
import type { VoteRow } from '@linli/shared/deliberation/opinion/votes'
import { step } from '../../setup/progress.cjs'
import type { Figure, Section } from '../side-by-side/section'

const PARTICIPANTS = 10_000
const STATEMENTS = 300
const FILLED = [0.02, 0.3] as const
/** A new vote may cost so much of a map from nothing (issue §4: a small share). */
const MOST_OF_FULL = 0.25
/** How the work grows: participants at the larger filling. */
const GROWTH = [1_250, 2_500, 5_000, 10_000] as const

/** Processor time of this process for some work, in ms: hardly changed by what else the machine does. */
function spent<T>(work: () => T): { ms: number; result: T } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}

const sample = (participants: number, filled: number): VoteRow[] =>
  planted({
    sizes: [0.4, 0.35, 0.25].map((share) => Math.round(participants * share)),
    ...{ statements: STATEMENTS, filled, noise: 0.15, seed: 2026 },
  }).rows

function wholeMap(rows: readonly VoteRow[]) {
  const state = noOpinions(STATEMENTS)
  takeVotes(state, rows)
  const map = opinionMap(state)
  return { state, map, reading: readMap(state, map) }
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** So many people vote one after the other: the middle one is the cost of a vote, whatever the collector did meanwhile. */
const UPDATES = 15

/** What it costs that one more person says "pass" where he had said something: a row that changes, as every vote does. */
function updatesOf(state: OpinionState, rows: readonly VoteRow[]): number {
  const costs = Array.from({ length: UPDATES }, (_, at) => {
    const row = rows[at * Math.floor(rows.length / UPDATES)] as VoteRow
    const changed = { ...row, values: row.values.map((value, i) => (i === 0 ? 0 : value)) } as VoteRow
    return spent(() => {
      takeVotes(state, [changed])
      return readMap(state, opinionMap(state, 'warm'))
    }).ms
  })
  return costs.sort((a, b) => a - b)[Math.floor(UPDATES / 2)] as number
}

/** One filling: a map from nothing, and what it costs that one more person votes. */
function figuresOf(rows: readonly VoteRow[], filled: number): Figure[] {
  const name = `${rows.length} × ${STATEMENTS}, ${percent(filled)} filled`
  const heldBefore = process.memoryUsage().rss
  const full = spent(() => wholeMap(rows))
  const heldMB = (process.memoryUsage().rss - heldBefore) / 2 ** 20
  const { state, map, reading } = full.result
  const update = updatesOf(state, rows)
  const groups = reading.groups.map(({ people }) => people).join(', ')
  return [
    {
      ...{ name: `opinion map of ${name}`, value: full.ms / 1000, unit: 's of processor' },
      note: `${map.ids.length} participants with 7 votes; groups of ${groups}`,
    },
    {
      name: `memory for it`,
      value: Math.max(0, heldMB),
      unit: 'MB',
      note: 'growth of the process, with its rubbish',
    },
    {
      ...{
        name: `one more vote`,
        value: update / full.ms,
        unit: '× a map from nothing',
        atMost: MOST_OF_FULL,
      },
      note: `${update.toFixed(0)} ms of processor, the middle one of ${UPDATES}`,
    },
  ]
}

/** Opinion groups (DOMAIN §2): one rule, no server and no database. `--quick`: a tenth of the participants. */
export const opinionSection: Section = {
  name: 'opinion',
  title: 'opinion groups of 10,000 participants × 300 statements, 2 % and 30 % filled',
  async run({ quick }) {
    const scale = (participants: number) => (quick ? participants / 10 : participants)
    // A server runs for weeks: what is measured is compiled code.
    for (const filled of FILLED) {
      const rows = sample(1_000, filled)
      updatesOf(wholeMap(rows).state, rows)
    }
    const figures: Figure[] = []
    for (const filled of FILLED) {
      const rows = sample(scale(PARTICIPANTS), filled)
      figures.push(...(await step(`${percent(filled)} filled`, async () => figuresOf(rows, filled))))
    }
    const growth = await step('growth', async () =>
      GROWTH.map(scale).map((participants) => {
        const rows = sample(participants, 0.3)
        return { participants, ms: spent(() => wholeMap(rows)).ms }
      }),
    )
    growth.forEach(({ participants, ms }, i) => {
      const before = growth[i - 1]
      figures.push({
        ...{ name: `growth: ${participants} participants`, value: ms / 1000, unit: 's of processor' },
        note: before ? `${(ms / before.ms).toFixed(2)} × that of half as many` : '30 % filled',
      })
    })
    return { compared: {}, figures }
  },
}
