import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import { triesModel } from './model-access'

/** Five wrong guesses, then nothing for 15 minutes. */
export const MAX_WRONG = 5
const LOCK_MS = 15 * 60_000

const GUESSED = ['password', 'totp', 'guardian', 'voucher'] as const
type Guessed = (typeof GUESSED)[number]
const keyOf = ({ tenantId }: { tenantId: string }, guessed: Guessed, who: string): string =>
  `${tenantId}:${guessed}:${who}`

/**
 * Takes one of the five guesses *before* the secret is looked at, in one write of the database: of a hundred parallel
 * guesses five are tried, however the processes interleave. A right guess gives all back (`forgive`). Names that do not
 * exist are counted the same way, so that the lock does not tell who exists. False: no guess is left.
 */
export async function takeTry(context: Context, guessed: Guessed, who: string): Promise<boolean> {
  const { tenantId } = context
  const rows = context.model(triesModel)
  const _id = keyOf(context, guessed, who)
  const now = context.now()
  await rows.updateOne({ tenantId, _id, lastAt: { $lte: new Date(now - LOCK_MS) } }, { $set: { wrong: 0 } })
  for (;;) {
    try {
      await rows.updateOne(
        { tenantId, _id, wrong: { $lt: MAX_WRONG } },
        { $inc: { wrong: 1 }, $set: { lastAt: new Date(now) } },
        { upsert: true },
      )
      return true
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error
      // The row exists: it is full, or somebody else has just made it and there is room.
      const row = await rows.findOne({ tenantId, _id }, { wrong: 1 }).lean()
      if (row && row.wrong >= MAX_WRONG) return false
    }
  }
}

/** The secret was right: nothing is counted any more. */
export async function forgive(context: Context, guessed: Guessed, who: string): Promise<void> {
  await context.model(triesModel).deleteOne({ tenantId: context.tenantId, _id: keyOf(context, guessed, who) })
}

/** The guess was neither right nor wrong (a second secret is still to come): gives this one back. */
export async function returnTry(context: Context, guessed: Guessed, who: string): Promise<void> {
  const { tenantId } = context
  const _id = keyOf(context, guessed, who)
  await context.model(triesModel).updateOne({ tenantId, _id, wrong: { $gt: 0 } }, { $inc: { wrong: -1 } })
}

/** Which of these usernames are locked now. */
export async function lockedNames(context: Context, usernames: readonly string[]): Promise<Set<string>> {
  if (usernames.length === 0) return new Set()
  const { tenantId } = context
  const prefix = keyOf(context, 'password', '')
  const rows = await context
    .model(triesModel)
    .find(
      {
        tenantId,
        _id: { $in: usernames.map((name) => prefix + name) },
        wrong: { $gte: MAX_WRONG },
        lastAt: { $gt: new Date(context.now() - LOCK_MS) },
      },
      { _id: 1 },
    )
    .lean()
  return new Set(rows.map(({ _id }) => _id.slice(prefix.length)))
}

export async function isLocked(context: Context, username: string | null): Promise<boolean> {
  return username !== null && (await lockedNames(context, [username])).has(username)
}

/** Forgets all guesses made under these names (usernames, account ids), in the transaction of the caller. */
export async function forgetTries(tx: Tx, names: readonly (string | null)[]): Promise<void> {
  const { tenantId, session } = tx
  const known = names.filter((name) => name !== null)
  const ids = GUESSED.flatMap((guessed) => known.map((name) => keyOf(tx, guessed, name)))
  await tx.model(triesModel).deleteMany({ tenantId, _id: { $in: ids } }, { session })
}

/** Takes a guess or refuses with this code. */
export async function takeTryOr(
  context: Context,
  refusal: 'ACCOUNT_LOCKED' | 'TOO_MANY_REQUESTS',
  guessed: Guessed,
  who: string,
): Promise<void> {
  if (!(await takeTry(context, guessed, who))) throw new Problem(refusal)
}
