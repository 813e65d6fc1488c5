import type { Connection } from 'mongoose'
import { engineLost } from './engine-lost'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

/** An engine that answers its pings as `command` does. */
const engine = (command: () => Promise<unknown>) => ({ db: { command } }) as unknown as Connection
const never = () => new Promise<never>(() => {})

/** The second after which a transaction that never ends is given up, within five minutes. */
async function givenUpAfter(command: () => Promise<unknown>, ended: Promise<unknown> = never()) {
  let seconds: number | null = null
  const begun = Date.now()
  void engineLost(engine(command), ended).then(() => {
    seconds = (Date.now() - begun) / 1000
  })
  await jest.advanceTimersByTimeAsync(300_000)
  return seconds
}

test('an engine that is gone is noticed at the first question', async () => {
  expect(await givenUpAfter(() => Promise.reject(new Error('ECONNREFUSED')))).toBe(15)
  expect(await givenUpAfter(never)).toBe(20)
})

test('an engine that answers is waited for, but not for ever', async () => {
  expect(await givenUpAfter(async () => ({ ok: 1 }))).toBe(120)
})

test('a transaction that ends is never given up', async () => {
  const ended = new Promise((resolve) => setTimeout(resolve, 50_000))
  expect(await givenUpAfter(async () => ({ ok: 1 }), ended)).toBeNull()
  const failed = new Promise((_, reject) => setTimeout(reject, 10_000, new Error('STALE_VERSION')))
  failed.catch(() => {})
  expect(await givenUpAfter(never, failed)).toBeNull()
})
