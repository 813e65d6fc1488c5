import type { Connection } from 'mongoose'
import { forgetSessions, type LiveSession, liveSession } from './session-cache'

const session: LiveSession = { accountId: 'a', endsAt: 1, grants: [] }
let now = 0
beforeEach(() => {
  now = 1_000
  jest.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => jest.restoreAllMocks())

function reader() {
  const connection = {} as Connection
  const read = jest.fn(async (): Promise<LiveSession | null> => session)
  return { connection, read, ask: () => liveSession(connection, 's', read) }
}

test('what was read is believed for less than two seconds', async () => {
  const { read, ask } = reader()
  expect(await ask()).toBe(session)
  now += 1_999
  await ask()
  expect(read).toHaveBeenCalledTimes(1)
  now += 1
  await ask()
  expect(read).toHaveBeenCalledTimes(2)
})

test('what this process changed is read again at once, for this account only', async () => {
  const { connection, read, ask } = reader()
  await ask()
  forgetSessions(connection, 'b')
  await ask()
  expect(read).toHaveBeenCalledTimes(1)
  forgetSessions(connection, 'a')
  await ask()
  expect(read).toHaveBeenCalledTimes(2)
})

test('what was read while something changed is not kept', async () => {
  const { connection, read, ask } = reader()
  read.mockImplementationOnce(async () => {
    forgetSessions(connection, 'a')
    return session
  })
  await ask()
  await ask()
  expect(read).toHaveBeenCalledTimes(2)
})
