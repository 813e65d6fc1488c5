import { fileURLToPath } from 'node:url'
import { step } from '../../setup/progress.cjs'
import { type Compared, compare } from '../side-by-side/rounds'
import type { Section } from '../side-by-side/section'
import { requestsOf } from './requests'
import { makeVotesCounty } from './samples'

const program = fileURLToPath(new URL('./bare.ts', import.meta.url))
const VOTERS = 3_000
const QUICK = 900

/** Votes per second: public ones, and the two steps of a secret one. `--quick`: fewer voters. */
export const votesSection: Section = {
  name: 'votes',
  title: 'a public vote; a secret one: its right used, its ballot put into the box',
  async run(stage) {
    const place = await stage.place('votes')
    const county = await step('a county of voters, and tokens for the box', () =>
      makeVotesCounty(place.env, stage.quick ? QUICK : VOTERS),
    )
    const ours = await stage.ours(place)
    const bare = await stage.bare(program, place, { BENCH_TENANT: county.tenantId })
    const next = await requestsOf(county)
    const compared: Record<string, Compared> = {}
    for (const [name, requests] of Object.entries(next))
      compared[name] = await step(name, () => compare(ours, bare, requests, stage.plan))
    return { compared, figures: [] }
  },
}
