import { type Answer, jsonAnswer } from './http'

/**
 * How an answer goes wrong.
 * - `errcode`: HTTP 200 with this errcode
 * - `http`: this status with an HTML page, as a gateway would send it
 * - `hang`: the connection stays open and nothing comes
 * - `reset`: the connection is cut
 * - `slow`: the true answer, `ms` later on the simulator's clock
 * - `garbage`: HTTP 200, half a JSON text
 */
export type FaultKind =
  | { kind: 'errcode'; errcode: number }
  | { kind: 'http'; status: number; body?: string }
  | { kind: 'hang' }
  | { kind: 'reset' }
  | { kind: 'slow'; ms: number }
  | { kind: 'garbage' }

export type Fault = FaultKind & {
  /** Exact path, or a prefix that ends in `*`. */
  path: string
  /** How many requests it hits; 1 when left out, `'always'` until it is cleared. */
  times?: number | 'always'
  /** The request takes effect and only its answer goes wrong ("done, but the answer was lost"). */
  effect?: boolean
}

/** Faults asked for, in the order asked; the first that fits a path is used up first. */
export class Faults {
  #list: { fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    const times = fault.times ?? 1
    this.#list.push({ fault, left: times === 'always' ? Number.POSITIVE_INFINITY : times })
  }

  clear(path?: string): void {
    this.#list = path === undefined ? [] : this.#list.filter((entry) => entry.fault.path !== path)
  }

  list(): Fault[] {
    return this.#list.map(({ fault, left }) => ({ ...fault, times: left === Infinity ? 'always' : left }))
  }

  /** Takes one use of the first fault for this path. */
  take(path: string): Fault | undefined {
    const entry = this.#list.find(({ fault }) =>
      fault.path.endsWith('*') ? path.startsWith(fault.path.slice(0, -1)) : path === fault.path,
    )
    if (!entry) return undefined
    entry.left--
    if (entry.left <= 0) this.#list = this.#list.filter((other) => other !== entry)
    return entry.fault
  }
}

/** The answer in place of the true one; undefined for the kinds that send none or send the true one. */
export function faultyAnswer(fault: Fault, errmsg: (errcode: number) => string): Answer | undefined {
  switch (fault.kind) {
    case 'errcode':
      return jsonAnswer({ errcode: fault.errcode, errmsg: errmsg(fault.errcode) })
    case 'http': {
      const page = fault.body ?? `<html><body><h1>${fault.status}</h1><hr>nginx</body></html>`
      return { status: fault.status, headers: { 'content-type': 'text/html' }, body: page }
    }
    case 'garbage':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"errcode":0,"errm' }
    default:
      return undefined
  }
}
