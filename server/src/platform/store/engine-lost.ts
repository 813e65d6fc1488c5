import type { Connection } from 'mongoose'

/** How often a transaction that takes long asks whether its engine is still there, and how long that answer may take. */
const ASK_MS = 15_000
const ANSWER_MS = 5_000
/** Nothing takes longer, not even on an engine that is there: the driver gives up after this time, too. */
const LONGEST_MS = 120_000

/**
 * Comes when a transaction cannot end because its engine is gone; never when it ends. A lost engine is asked by the driver for two
 * minutes whether it has committed: until it comes back nobody knows, so the caller hears 503 and asks again, with his key if it
 * must not happen twice. An engine that answers is merely busy with a large import, and is waited for.
 */
export async function engineLost(connection: Connection, ended: Promise<unknown>): Promise<void> {
  let open = true
  const close = ended.then(
    () => {
      open = false
    },
    () => {
      open = false
    },
  )
  const until = Date.now() + LONGEST_MS
  do await within(ASK_MS, close)
  while (open && Date.now() < until && (await within(ANSWER_MS, answers(connection))) === true)
  if (!open) await new Promise(() => {})
}

const answers = async (connection: Connection): Promise<boolean> =>
  connection.db!.command({ ping: 1 }).then(
    () => true,
    () => false,
  )

/** What comes within that time, or nothing. */
async function within<T>(ms: number, coming: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([coming, over]).finally(() => clearTimeout(timer))
}
