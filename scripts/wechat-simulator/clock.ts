/** Undoes a scheduled task; calling it twice is harmless. */
export type Cancel = () => void

interface Task {
  dueAt: number
  order: number
  run: () => Promise<void> | void
}

/**
 * The simulator's only source of time, epoch milliseconds. Codes, tokens, quotas, slow answers and delayed
 * pushes all hang on it.
 *
 * A *system* clock follows the machine (plus what was advanced); due tasks run by themselves.
 * A *frozen* clock moves only through {@link advance} and {@link set}, which run everything that falls due on
 * the way, in order, and wait for it. That is what makes tests deterministic.
 */
export class SimClock {
  #offset = 0
  #frozenAt: number | undefined
  #tasks: Task[] = []
  #order = 0
  #timer: NodeJS.Timeout | undefined

  private constructor(frozenAt?: number) {
    this.#frozenAt = frozenAt
  }

  static system(): SimClock {
    return new SimClock()
  }

  /** @param at epoch milliseconds at which the clock stands */
  static frozen(at: number): SimClock {
    return new SimClock(at)
  }

  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset
  }

  get isFrozen(): boolean {
    return this.#frozenAt !== undefined
  }

  /** Runs `run` once the clock reaches `dueAt` (never inside this call). */
  schedule(dueAt: number, run: Task['run']): Cancel {
    const task = { dueAt, order: this.#order++, run }
    this.#tasks.push(task)
    this.#tasks.sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)
    this.#arm()
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task)
      this.#arm()
    }
  }

  /** @param ms how far to go, ≥ 0; resolves when every task that fell due has ended */
  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError('a clock is advanced by 0 ms or more')
    await this.set(this.now() + ms)
  }

  /** Jumps to an instant. Going back runs nothing. */
  async set(at: number): Promise<void> {
    if (!Number.isFinite(at)) throw new RangeError('the clock is set to epoch milliseconds')
    for (let task = this.#tasks[0]; task && task.dueAt <= at; task = this.#tasks[0]) {
      this.#moveTo(Math.max(task.dueAt, Math.min(this.now(), at)))
      this.#tasks.shift()
      await task.run()
    }
    this.#moveTo(at)
    this.#arm()
  }

  /** Stops the clock where it stands. */
  freeze(): void {
    this.#frozenAt = this.now()
    this.#arm()
  }

  /** Drops all tasks and timers. */
  close(): void {
    this.#tasks = []
    clearTimeout(this.#timer)
  }

  #moveTo(at: number): void {
    if (this.#frozenAt === undefined) this.#offset = at - Date.now()
    else this.#frozenAt = at
  }

  #arm(): void {
    clearTimeout(this.#timer)
    const next = this.#tasks[0]
    if (this.isFrozen || !next) return
    // setTimeout overflows past 2^31 ms; waking early only re-arms.
    const wait = Math.min(Math.max(next.dueAt - this.now(), 0), 2 ** 31 - 1)
    this.#timer = setTimeout(() => void this.#runDue(), wait)
    this.#timer.unref()
  }

  async #runDue(): Promise<void> {
    for (let task = this.#tasks[0]; task && task.dueAt <= this.now(); task = this.#tasks[0]) {
      this.#tasks.shift()
      await task.run()
    }
    this.#arm()
  }
}
