import { fire, median, quantile, type Requests, type Sample } from './load'
import { processorMs } from './process-figures'
import type { Side } from './sides'

export interface Plan {
  /** Pairs of rounds, one against each side. */
  rounds: number
  /** Of one round. */
  seconds: number
  connections: number
  /** Answers that a round waits for when the machine is slow. */
  atLeast: number
  /** Answers of each side before the first round: a server runs for weeks, and is slower until its code is compiled. */
  warmUp: number
}

/** All rounds against one side. Times are milliseconds. */
export interface Figures {
  count: number
  /** The median of the rounds. */
  perSecond: number
  p50: number
  p95: number
  p99: number
  /** Time the process spent on a processor for one request: hardly changed by what else the machine does. */
  processorMs: number | null
}

/** What the rounds of one request came to. */
export interface Compared {
  ours: Figures
  bare: Figures
  /** Ours / bare, of the throughput: the median of the pairs of rounds. */
  ratio: number
  /** The ratio of each pair, sorted: how far they lie apart. */
  ratios: number[]
}

/** One round against one side. @throws when a request was refused: figures of refusals mean nothing */
export async function round(side: Side, next: Requests, plan: Plan): Promise<Sample> {
  const sample = await fire(side.url, next, plan)
  if (sample.errors > 0)
    throw new Error(
      `${sample.errors} of ${sample.times.length} requests failed:\n${side.program.lastLines()}`,
    )
  return sample
}

/**
 * Rounds against several sides in turn, the order reversed each time: whatever else the machine does hits all of them.
 * @returns for each side its figures and its rounds
 */
export async function takeTurns(
  sides: readonly { side: Side; next: Requests }[],
  plan: Plan,
): Promise<{ figures: Figures; samples: Sample[] }[]> {
  for (const { side, next } of sides) await round(side, next, { ...plan, atLeast: plan.warmUp })
  const results = sides.map((one) => ({ ...one, samples: [] as Sample[], spentMs: 0 }))
  for (let i = 0; i < plan.rounds; i++)
    for (const one of i % 2 === 0 ? results : [...results].reverse()) {
      const before = processorMs(one.side.program.pid) ?? Number.NaN
      one.samples.push(await round(one.side, one.next, plan))
      one.spentMs += (processorMs(one.side.program.pid) ?? Number.NaN) - before
    }
  return results.map(({ samples, spentMs }) => ({ samples, figures: figuresOf(samples, spentMs) }))
}

function figuresOf(samples: readonly Sample[], spentMs: number): Figures {
  const times = samples.flatMap((sample) => sample.times).sort((a, b) => a - b)
  return {
    count: times.length,
    perSecond: median(samples.map((sample) => sample.perSecond)),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    processorMs: Number.isNaN(spentMs) ? null : spentMs / times.length,
  }
}

/** The same requests against the server and the bare program. */
export async function compare(ours: Side, bare: Side, next: Requests, plan: Plan): Promise<Compared> {
  const [a, b] = await takeTurns(
    [
      { side: ours, next },
      { side: bare, next },
    ],
    plan,
  )
  const ratios = a!.samples
    .map(({ perSecond }, i) => perSecond / b!.samples[i]!.perSecond)
    .filter(Number.isFinite)
    .sort((x, y) => x - y)
  return { ours: a!.figures, bare: b!.figures, ratio: median(ratios), ratios }
}
