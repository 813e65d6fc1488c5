import { randomBytes } from 'node:crypto'
import { system } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type BallotDoc, type BallotKey, ballotModel } from '../model'
import { rollModel } from '../model-rolls'
import { boxModel, turnoutModel, voterModel } from '../model-voting'
import { newKey } from '../secret/keys'
import { turnoutRows } from '../voting/turnout'
import { type Electorate, electorateOf } from './electorate'
import { weightsOf } from './weights'

const LEASE_MS = 60_000
const BATCH = 1_000
const WAIT_MS = 100
const LONGEST_WAIT_MS = 15_000

/**
 * Opens a ballot whose time has come by the database's clock: freezes its roll, makes the keys and the box of a secret one. Whoever
 * comes first does it, the job or a voter: no timer decides. Whoever comes meanwhile waits.
 * @param patience how long to wait for somebody else who is at it, ms
 * @returns the ballot as it then is, opened or not
 * @throws UNAVAILABLE when it takes longer
 */
export async function ensureOpened(
  asker: Context,
  id: string,
  patience = LONGEST_WAIT_MS,
): Promise<BallotDoc> {
  const context = createContext(asker, asker.tenantId, system('ballots.open'), { log: asker.log })
  const { tenantId } = context
  const started = Date.now()
  for (;;) {
    const ballot = (await context
      .model(ballotModel)
      .findOne({ tenantId, _id: id })
      .lean()) as BallotDoc | null
    if (!ballot) throw new Problem('NOT_FOUND')
    if (ballot.stage !== 'announced') return ballot
    const seen = await readWithNow(context, ballotModel, id, ['opensAt'])
    if (!seen || seen.now < seen.opensAt.getTime()) return ballot
    const token = await takeLease(context, id)
    if (token) await open(context, ballot, token)
    else if (Date.now() - started >= patience) throw new Problem('UNAVAILABLE')
    else await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
}

/** For who only looks: opens it when its time has come and nobody else is at it; whatever stands in the way keeps nobody from looking. */
export async function openedForView(asker: Context, seen: BallotDoc): Promise<BallotDoc> {
  if (seen.stage !== 'announced') return seen
  try {
    return await ensureOpened(asker, seen._id, 0)
  } catch (error) {
    if (error instanceof Problem) return seen
    throw error
  }
}

/** One process freezes the roll; another takes over when it has died. */
async function takeLease(context: Context, id: string): Promise<string | null> {
  const token = newId()
  const now = new Date()
  const until = new Date(now.getTime() + LEASE_MS)
  const { modifiedCount } = await context.model(ballotModel).updateOne(
    {
      _id: id,
      tenantId: context.tenantId,
      stage: 'announced',
      $or: [{ opening: null }, { 'opening.until': { $lt: now } }],
    },
    { $set: { opening: { token, until } } },
  )
  return modifiedCount === 1 ? token : null
}

async function open(context: Context, ballot: BallotDoc, token: string): Promise<void> {
  const electorate = await electorateOf(context, ballot)
  const keys = ballot.secret ? await keysFor(context, ballot, electorate) : []
  await freeze(context, ballot, electorate)
  if (ballot.secret) await makeBox(context, ballot._id, electorate.voters.length)
  await context
    .transact(async (tx) => {
      const one = await tx.load(ballotModel, ballot._id)
      // Somebody else took over, or the roll was changed meanwhile: the next round begins anew.
      if (
        one.stage !== 'announced' ||
        one.opening?.token !== token ||
        !(await rollStands(context, one, electorate))
      ) {
        throw new Problem('STALE_VERSION')
      }
      const { tenantId, session } = tx
      await tx.model(turnoutModel).insertMany(turnoutRows(one), { session })
      one.stage = 'opened'
      one.opening = null
      one.openedAt = new Date(tx.now)
      one.due = {
        heads: electorate.voters.length,
        area: electorate.voters.reduce((sum, { area }) => sum + area, 0),
      }
      one.keys = keys
      const frozen = await tx
        .model(voterModel)
        .countDocuments({ tenantId, ballotId: one._id })
        .session(session)
      if (frozen !== one.due.heads) throw new Problem('STALE_VERSION')
      tx.append('ballots', one, 'ballots.opened', { ballotId: one._id, topicId: one.topicId, due: one.due })
      await tx.save(ballotModel, one)
    })
    .catch(async (error: unknown) => {
      await giveBack(context, ballot._id, token)
      if (!(error instanceof Problem) || error.code !== 'STALE_VERSION') throw error
    })
}

const giveBack = (context: Context, id: string, token: string) =>
  context
    .model(ballotModel)
    .updateOne({ _id: id, tenantId: context.tenantId, 'opening.token': token }, { $set: { opening: null } })

async function rollStands(
  context: Context,
  { voters }: BallotDoc,
  { rollVersion }: Electorate,
): Promise<boolean> {
  if (voters.rollId === null || rollVersion === null) return true
  const { tenantId } = context
  const roll = await context.model(rollModel).findOne({ tenantId, _id: voters.rollId }, { version: 1 }).lean()
  return roll?.version === rollVersion
}

async function freeze(context: Context, ballot: BallotDoc, { voters }: Electorate): Promise<void> {
  const { tenantId } = context
  const model = context.model(voterModel)
  await model.deleteMany({ tenantId, ballotId: ballot._id })
  for (let from = 0; from < voters.length; from += BATCH) {
    const rows = voters.slice(from, from + BATCH).map(({ voterKey, area, units, areaId }) => ({
      _id: newId(),
      tenantId,
      ...unchained,
      ...{ ballotId: ballot._id, voterKey, heads: 1, area, units, areaId },
      ...{ used: false, channel: null, blinded: null, blindSignature: null, proofId: null, soldUnits: [] },
    }))
    await model.collection.insertMany(rows as never[])
  }
}

function keysFor(context: Context, ballot: BallotDoc, { voters }: Electorate): Promise<BallotKey[]> {
  const weights = weightsOf(voters)
  return Promise.all(weights.map((weight, i) => newKey(context.config, ballot._id, `k${i + 1}`, weight)))
}

/** Places for all and a quarter more, so that a free one is found at random by few tries. */
export const placesFor = (voters: number): number => Math.ceil(voters * 1.25) + 16

async function makeBox(context: Context, ballotId: string, voters: number): Promise<void> {
  const { tenantId } = context
  const model = context.model(boxModel)
  await model.deleteMany({ tenantId, ballotId })
  const places = placesFor(voters)
  for (let from = 0; from < places; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, places - from) }, (_, i) => ({
      _id: `${ballotId}:${from + i}`,
      ...{ tenantId, ballotId, used: false, keyId: null, choice: null, line: '' },
      receipt: `empty:${randomBytes(16).toString('hex')}`,
    }))
    await model.collection.insertMany(rows as never[])
  }
}
