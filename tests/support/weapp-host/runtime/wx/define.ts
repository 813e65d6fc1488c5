import { state } from '../state'

export interface Options {
  success?: (result: unknown) => void
  fail?: (problem: unknown) => void
  complete?: (result: unknown) => void
  [name: string]: unknown
}

/** What the mini-program has called, for tests: name and arguments without the callbacks. */
export const calls: { name: string; options: unknown }[] = []

/** Settles an asynchronous call the way WeChat does: callbacks when given, else a promise. */
export function settle(name: string, options: Options, run: () => unknown): Promise<unknown> | undefined {
  const { success, fail, complete, ...rest } = options
  calls.push({ name, options: plain(rest) })
  const done = (async () => run())().then(
    (result) => ({ errMsg: `${name}:ok`, ...(result as object | undefined) }),
    (problem: unknown) => {
      throw { errMsg: `${name}:fail ${problem instanceof Error ? problem.message : String(problem)}` }
    },
  )
  if (!success && !fail && !complete) return done
  done.then(
    (result) => {
      success?.(result)
      complete?.(result)
    },
    (problem) => {
      fail?.(problem)
      complete?.(problem)
    },
  )
  return undefined
}

function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value ?? null))
  } catch {
    return undefined
  }
}

// Options are as WeChat documents them for each call.
// biome-ignore lint/suspicious/noExplicitAny: every call has options of its own shape
type Run = (options: any) => unknown

/** Adds asynchronous calls to wx. */
export function define(apis: Record<string, Run>): void {
  for (const [name, run] of Object.entries(apis)) {
    state.wx[name] = (options?: unknown) => {
      const given = (options ?? {}) as Options
      return settle(name, given, () => run(given))
    }
  }
}

/** Adds synchronous calls to wx. */
export function defineSync(apis: Record<string, (...args: never[]) => unknown>): void {
  for (const [name, run] of Object.entries(apis)) state.wx[name] = run as (...args: unknown[]) => unknown
}
