import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { step } from '../../setup/progress.cjs'
import type { Section } from '../side-by-side/section'
import { countingFigures } from './counting'
import { equalSharesFigures } from './equal-shares'

const BALLOTS = 1_000_000
const VOTERS = 100_000

/** Counting needs no server: the same rules run in the recount. `--quick`: a tenth of the ballots, a twentieth of the voters. */
export const ballotsSection: Section = {
  name: 'ballots',
  title: 'tally and recount of 1,000,000 ballots; Equal Shares with 100,000 voters beside pabutools',
  async run({ quick }) {
    const dir = mkdtempSync(path.join(tmpdir(), 'linli-bench-ballots-'))
    try {
      const counting = await step('tally and recount', () =>
        countingFigures(quick ? BALLOTS / 10 : BALLOTS, dir),
      )
      const shares = await step('Equal Shares beside pabutools', () =>
        equalSharesFigures(quick ? VOTERS / 20 : VOTERS, dir),
      )
      return { compared: {}, figures: [...counting, ...shares] }
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
}
