import path from 'node:path'
import { resultOf } from '@linli/shared/ballots/result'
import { Tally } from '@linli/shared/ballots/tally'
import { root } from '../../build/targets'
import { startGuarded } from '../../processes/guarded'
import { sampleBallot, sampleBallots, writeSample } from '../../recount/sample'
import { watchMemory } from '../side-by-side/process-figures'
import type { Figure } from '../side-by-side/section'

/** Constant memory: ten times the ballots may need so much more, which is the room that the collector takes. */
const MOST_GROWTH = 1.25
/** What the recount's own objects may take; a file in memory would need a multiple. */
const HEAP_MB = 64

/** Recounts a file by the command, in a heap that no large file fits into. */
async function recountByCommand(file: string): Promise<{ ms: number; memoryMB: number | null }> {
  const started = performance.now()
  let output = ''
  const program = await startGuarded({
    command: process.execPath,
    args: [
      ...[`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'],
      ...[path.join(root, 'scripts', 'recount', 'main.ts'), file],
    ],
    cwd: root,
    graceMs: 2000,
    onLine: (line) => {
      output += `${line}\n`
    },
  })
  const memory = watchMemory(program.pid)
  const { code } = await program.exited
  if (code !== 0) throw new Error(`The recount failed: ${output}`)
  return { ms: performance.now() - started, memoryMB: memory() }
}

/** Tallies and recounts so many ballots of an instant run-off as a stream. */
export async function countingFigures(ballots: number, dir: string): Promise<Figure[]> {
  const tally = new Tally(sampleBallot)
  const started = performance.now()
  for (const cast of sampleBallots(ballots)) tally.add(cast)
  const counts = tally.counts()
  const terms = { due: counts.present, rule: 'plain', countBy: 'heads', seed: 'bench' } as const
  resultOf(sampleBallot, counts, tally.rankings.counts(), terms)
  const tallied = performance.now() - started
  const files = [ballots, ballots / 10].map((count) => ({ count, file: path.join(dir, `${count}.jsonl`) }))
  for (const { count, file } of files) await writeSample(file, sampleBallot, () => sampleBallots(count))
  const [many, few] = [await recountByCommand(files[0]!.file), await recountByCommand(files[1]!.file)]
  const growth = many.memoryMB === null || few.memoryMB === null ? null : many.memoryMB / few.memoryMB
  return [
    {
      name: `tally of ${ballots} ballots`,
      value: tallied / 1000,
      unit: 's',
      note: 'six ranked candidates, run-off',
    },
    {
      name: `recount of ${ballots} ballots`,
      value: many.ms / 1000,
      unit: 's',
      note: `the command, heap ${HEAP_MB} MB`,
    },
    {
      ...{
        name: 'memory of that recount',
        value: growth,
        unit: `× that of ${ballots / 10}`,
        atMost: MOST_GROWTH,
      },
      note: `${many.memoryMB} MB, ${few.memoryMB} MB`,
    },
  ]
}
