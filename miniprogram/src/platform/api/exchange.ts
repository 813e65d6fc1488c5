import Taro from '@tarojs/taro'
import { offline, toProblem } from './problem'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

interface Exchange {
  method: Method
  /** Below /api/v1, with its query. */
  path: string
  body?: unknown
  header?: Record<string, string>
}

const root = `${API_BASE}/api/v1`
const timeout = 15_000
/** Milliseconds to wait before the second and the third try. */
const pauses = [400, 1600]

/** The absolute address of a path below /api/v1. */
export const addressOf = (path: string): string => root + path

/**
 * One HTTP call. GET and POST (which carries an Idempotency-Key) are tried three times while there is no answer or 503.
 * @returns the parsed body
 * @throws ApiProblem for anything but 2xx
 */
export async function exchange({ method, path, body, header = {} }: Exchange): Promise<unknown> {
  const repeatable = method === 'GET' || method === 'POST'
  for (let tries = 0; ; tries++) {
    const answer = await Taro.request({
      url: addressOf(path),
      method,
      data: body,
      header: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...header },
      timeout,
      dataType: 'json',
    }).catch(() => undefined)
    if (answer && answer.statusCode >= 200 && answer.statusCode < 300) return answer.data
    const problem = answer ? toProblem(answer.statusCode, parsed(answer.data)) : offline()
    const passing = problem.status === 0 || problem.status === 503
    if (!passing || !repeatable || tries >= pauses.length) throw problem
    await pause(pauses[tries])
  }
}

/** application/problem+json comes as text on some platforms. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

/** Waits about that long; not exactly, so that phones cut off together don't come back together. */
const pause = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2)))
