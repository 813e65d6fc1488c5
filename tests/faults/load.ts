import { setTimeout as pause } from 'node:timers/promises'
import type { County, Person } from '../support/county'

/** One answer that a client got. */
export interface Heard {
  /** 0 when the connection broke before an answer. */
  status: number
  ms: number
}

export interface Load {
  /** Ids of the cases whose report was acknowledged, by the key it was sent with. */
  readonly acknowledged: ReadonlyMap<string, { id: string; number: string }>
  readonly heard: readonly Heard[]
  /** Resolves when so many reports have been acknowledged. */
  reached(count: number): Promise<void>
  /** Sends nothing new, lets every report that was begun be acknowledged, and ends. Rejects when that takes too long. */
  finish(): Promise<void>
}

const SENDERS = 4
const GIVES_UP_AFTER_MS = 120_000

/**
 * Residents who report one thing after the other, as the mini-program does: each report has a key, and is sent again with it until
 * the server acknowledges it, whatever happens meanwhile.
 * @param urls of the servers that are up at the moment; asked before each try
 */
export function startLoad(county: County, people: readonly Person[], urls: () => readonly string[]): Load {
  const acknowledged = new Map<string, { id: string; number: string }>()
  const heard: Heard[] = []
  let finishing = false
  let sentLast = Number.POSITIVE_INFINITY

  async function send(sender: number, key: string, attempt: number): Promise<boolean> {
    const all = urls()
    const url = all[(sender + attempt) % all.length]
    const person = people[sender % people.length] as Person
    const started = Date.now()
    const grid = county.grids[sender % county.grids.length]
    const answer = await fetch(`${url}/api/v1/cases`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${person.token}`,
        'Idempotency-Key': key,
      },
      body: JSON.stringify({
        text: `路灯不亮 ${key}`,
        place: { ...county.inside(grid as NonNullable<typeof grid>), address: '人民路12号' },
      }),
    }).catch(() => undefined)
    const body = (await answer?.json().catch(() => undefined)) as { id: string; number: string } | undefined
    heard.push({ status: answer?.status ?? 0, ms: Date.now() - started })
    if (answer?.status === 200 && body) {
      acknowledged.set(key, { id: body.id, number: body.number })
      return true
    }
    if (answer && answer.status < 500) throw new Error(`refused: ${answer.status} ${JSON.stringify(body)}`)
    return false
  }

  async function sender(index: number): Promise<void> {
    for (let i = 0; !finishing; i++) {
      const key = `load-${index}-${String(i).padStart(5, '0')}`
      for (let attempt = 0; !(await send(index, key, attempt)); attempt++) {
        if (Date.now() > sentLast) throw new Error(`${key} was never acknowledged`)
        await pause(100)
      }
    }
  }

  const running = Promise.all(Array.from({ length: SENDERS }, (_, i) => sender(i)))
  running.catch(() => undefined)
  return {
    acknowledged,
    heard,
    async reached(count) {
      let failure: unknown
      running.catch((error) => {
        failure = error
      })
      while (acknowledged.size < count) {
        if (failure) throw failure
        await pause(20)
      }
    },
    async finish() {
      finishing = true
      sentLast = Date.now() + GIVES_UP_AFTER_MS
      await running
    },
  }
}
