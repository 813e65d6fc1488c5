import { createHash, randomInt } from 'node:crypto'
import { checkProxy, MAX_PROXIES } from '@linli/shared/ballots/proxies'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import type { BallotDoc } from '../model'
import { type ProxyDoc, proxyModel, voterModel } from '../model-voting'
import { ensureOpened } from '../opening/open'
import { inTime, openedBallot } from '../voting/open-door'
import { rightOf, standingsOf } from '../voting/standings'

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const CODE_LENGTH = 10

/** No name of a slot of anybody's three, and nobody can read a code out of the database. */
const offerOf = (code: string): string => `offer:${createHash('sha256').update(code).digest('hex')}`

/** Gives a code by which somebody else may vote for one's own right; a new code makes the old one void. */
export async function offerProxy(context: Context, { id, voterId }: { id: string; voterId: string }) {
  const ballot = await openedBallot(context, id)
  if (ballot.secret) throw new Problem('PROXY_SECRET')
  const { voter } = await ownRight(context, ballot, voterId)
  if (voter.used) throw new Problem('ALREADY_VOTED')
  const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return context.transact(async (tx) => {
    await inTime(tx, id)
    const { tenantId, session } = tx
    const there = (await tx
      .model(proxyModel)
      .findOne({ tenantId, ballotId: id, voterId })
      .session(session)
      .lean()) as ProxyDoc | null
    if (there?.agentId) throw new Problem('PROXY_TAKEN')
    const offer = { agentId: null, slot: offerOf(code), givenBy: tx.actor.id }
    if (there) {
      const proxy = await tx.load(proxyModel, there._id)
      Object.assign(proxy, offer)
      tx.append('ballotProxies', proxy, 'ballots.proxyOffered', { ballotId: id, voterId }, 'quiet')
      await tx.save(proxyModel, proxy)
    } else {
      const proxy: ProxyDoc = { _id: newId(), tenantId, ...unchained, ballotId: id, voterId, ...offer }
      tx.append('ballotProxies', proxy, 'ballots.proxyOffered', { ballotId: id, voterId }, 'quiet')
      await tx.insert(proxyModel, proxy)
    }
    return { code }
  })
}

/** Becomes a proxy by a code. The three slots of a person are unique, so that no four requests at once make a fourth. */
export async function acceptProxy(context: Context, { id, code }: { id: string; code: string }) {
  const ballot = await openedBallot(context, id)
  await requireConsent(context)
  const { tenantId } = context
  const me = context.actor.id
  const offered = await context
    .model(proxyModel)
    .findOne({ tenantId, ballotId: id, slot: offerOf(code) })
    .lean()
  if (!offered) throw new Problem('PROXY_CODE')
  const own = (await standingsOf(context, ballot, me)).some(
    (one) => one.as === 'own' && one.voter._id === offered.voterId,
  )
  for (let tries = 0; tries <= MAX_PROXIES; tries++) {
    try {
      return await context.transact(async (tx) => {
        await inTime(tx, id)
        const held = await tx
          .model(proxyModel)
          .find({ tenantId, ballotId: id, agentId: me }, { voterId: 1, slot: 1 })
          .session(tx.session)
          .lean()
        const proxy = await tx.load(proxyModel, offered._id)
        if (proxy.slot !== offerOf(code)) throw new Problem('PROXY_CODE')
        const wrong = checkProxy(
          held.map(({ voterId }) => ({ head: voterId, person: me })),
          { head: proxy.voterId, person: me },
          own,
        )
        if (wrong) throw new Problem(wrong)
        const free = [1, 2, 3].find((n) => !held.some(({ slot }) => slot === `${me}:${n}`))
        Object.assign(proxy, { agentId: me, slot: `${me}:${free}` })
        tx.append(
          'ballotProxies',
          proxy,
          'ballots.proxyTaken',
          { ballotId: id, voterId: proxy.voterId },
          'quiet',
        )
        await tx.save(proxyModel, proxy)
        const voter = await tx.load(voterModel, proxy.voterId)
        return { voterId: voter._id, label: voter.units.join('、') }
      })
    } catch (error) {
      // Another acceptance took the same slot first: look again, with one slot fewer.
      if (!(error instanceof Problem) || error.code !== 'DUPLICATE') throw error
    }
  }
  throw new Problem('PROXY_FULL')
}

/** Takes a proxy back. What he has cast stands until the owner votes himself. */
export async function revokeProxy(context: Context, { id, voterId }: { id: string; voterId: string }) {
  const ballot = await ensureOpened(context, id)
  if (ballot.stage === 'draft') throw new Problem('NOT_FOUND')
  await ownRight(context, ballot, voterId)
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const there = await tx
      .model(proxyModel)
      .findOne({ tenantId, ballotId: id, voterId }, { _id: 1 })
      .session(session)
      .lean()
    if (there) {
      const proxy = await tx.load(proxyModel, there._id)
      tx.append('ballotProxies', proxy, 'ballots.proxyRevoked', { ballotId: id, voterId }, 'quiet')
      await tx.model(proxyModel).deleteOne({ _id: proxy._id, tenantId }, { session })
    }
    return { done: true as const }
  })
}

async function ownRight(context: Context, ballot: BallotDoc, voterId: string) {
  const right = await rightOf(context, ballot, voterId)
  if (right.as !== 'own') throw new Problem('NOT_ON_ROLL')
  return right
}
