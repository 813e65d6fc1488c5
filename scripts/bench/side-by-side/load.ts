import { Agent, request } from 'node:http'

/** One request of a load. */
export interface Shot {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** The next request each time it is called; null when there is nothing left to ask for. */
export type Requests = () => Shot | null

/** What a side did in one round under load. */
export interface Sample {
  /** Of each answered request, milliseconds, in the order of the answers. */
  times: number[]
  errors: number
  perSecond: number
}

/** The value below which this share of sorted numbers lies. */
export const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** The middle of some numbers. */
export const median = (values: readonly number[]) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

function shoot(base: URL, agent: Agent, { method, path, headers, body }: Shot): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      {
        host: base.hostname,
        port: base.port,
        agent,
        method,
        path,
        headers: {
          ...headers,
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
        },
        timeout: 20_000,
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

/** Longest that a round waits for `atLeast` answers. */
const PATIENCE_S = 12

/**
 * Keeps `connections` requests under way for `seconds`, longer when fewer than `atLeast` were answered by then (a figure made of
 * three answers is none), or until `next` has no more. Sends to this machine only.
 * @param url where the server or the bare program listens
 */
export async function fire(
  url: string,
  next: Requests,
  { seconds, connections, atLeast }: { seconds: number; connections: number; atLeast: number },
): Promise<Sample> {
  const base = new URL(url)
  if (base.hostname !== '127.0.0.1') throw new Error('loads go to 127.0.0.1 only')
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let errors = 0
  const started = performance.now()
  const goesOn = () => {
    const passed = (performance.now() - started) / 1000
    return passed < seconds || (times.length < atLeast && passed < PATIENCE_S)
  }
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (goesOn()) {
        const shot = next()
        if (!shot) return
        const at = performance.now()
        const status = await shoot(base, agent, shot)
        times.push(performance.now() - at)
        if (status < 200 || status > 299) errors++
      }
    }),
  )
  const elapsed = (performance.now() - started) / 1000
  agent.destroy()
  return { times, errors, perSecond: times.length / elapsed }
}
