import type { Answer, Call } from './http'
import type { LoggedRequest, World } from './world/world'

const MAX_ENTRIES = 10_000

/** Notes a request to the platform as it arrives; secrets don't get in. */
export function logRequest(world: World, call: Call): LoggedRequest {
  const entry: LoggedRequest = {
    seq: (world.requests.at(-1)?.seq ?? 0) + 1,
    at: world.clock.now(),
    method: call.method,
    path: call.path,
    query: masked(Object.fromEntries(call.query)),
    body: masked(parsed(call.rawBody)),
  }
  world.requests.push(entry)
  if (world.requests.length > MAX_ENTRIES) world.requests.shift()
  return entry
}

export function logAnswer(entry: LoggedRequest, answer: Answer): void {
  entry.status = answer.status
  entry.answer = answer.json ?? { bytes: answer.body.length }
}

function parsed(body: Buffer): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return body.toString('utf8')
  }
}

function masked<T>(value: T): T {
  return typeof value === 'object' && value !== null && 'secret' in value
    ? { ...value, secret: '***' }
    : value
}
