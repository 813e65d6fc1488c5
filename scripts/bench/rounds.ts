import { fire, median, type Sample } from './load'
import type { Requests } from './requests'
import type { Side } from './sides'

export interface Plan {
  rounds: number
  seconds: number
  connections: number
}

/** What the rounds of one request came to. */
export interface Result {
  ours: Sample[]
  bare: Sample[]
  /** Ours / bare, of the throughput: the median of the rounds. */
  ratio: number
}

/** One round against one side. @throws when a request was refused: figures of refusals mean nothing */
export async function round(side: Side, next: Requests, plan: Plan): Promise<Sample> {
  const sample = await fire(side.url, next, plan)
  if (sample.errors > 0)
    throw new Error(`${sample.errors} of ${sample.count} requests failed:\n${side.program.lastLines()}`)
  return sample
}

/** Takes turns, so that whatever else the machine does hits both: ours, bare, bare, ours, ours, bare … */
export async function sideBySide(ours: Side, bare: Side, next: Requests, plan: Plan): Promise<Result> {
  const result: Result = { ours: [], bare: [], ratio: 0 }
  const sides = [
    [ours, result.ours],
    [bare, result.bare],
  ] as const
  for (const [side] of sides) await round(side, next, { ...plan, seconds: plan.seconds / 3 })
  for (let i = 0; i < plan.rounds; i++)
    for (const [side, samples] of i % 2 === 0 ? sides : [...sides].reverse())
      samples.push(await round(side, next, plan))
  result.ratio = median(
    result.ours.map(({ perSecond }, i) => perSecond / (result.bare[i]?.perSecond ?? Number.NaN)),
  )
  return result
}
