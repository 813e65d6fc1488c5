import { createHash, randomInt } from 'node:crypto'
import type { Document } from 'mongodb'
import { type Asker, type Bare, type Row, serveBare } from '../side-by-side/serve-bare'

const PARTS = 16

/** The database work of server/src/ballots for the three requests of the load. */
function votesOf({ tenantId, rows, id, sha, inOne }: Bare) {
  const ballotOf = (ballotId: string) => rows('ballots').findOne({ _id: ballotId, tenantId })
  const consentOf = ({ accountId }: Asker) =>
    rows('accounts').findOne({ _id: accountId, tenantId }, { projection: { birthDate: 1 } })
  const votersOf = (ballotId: string, { accountId }: Asker) =>
    rows('ballotVoters')
      .find({ tenantId, ballotId, voterKey: `account:${accountId}` })
      .toArray()
  /** Whether the ballot is open, by the database's clock. */
  const inTime = (session: never, ballotId: string) =>
    rows('ballots')
      .aggregate(
        [
          { $match: { _id: ballotId, tenantId } },
          { $project: { stage: 1, opensAt: 1, closesAt: 1, databaseNow: { $toLong: '$$NOW' } } },
        ],
        { session },
      )
      .toArray()
  async function countIn(session: never, ballotId: string, of: string, key: string, heads: number) {
    const part = createHash('sha256').update(key).digest()[0]! % PARTS
    const filter = { _id: `${ballotId}:${of}:${part}`, tenantId, sealed: false }
    await rows('ballotTurnout').updateOne(filter, { $inc: { heads, area: 0, passed: 1 } }, { session })
  }
  const keep = (session: never, me: Asker, stream: string, type: string, prevHash: string, data: object) => {
    const event = { _id: id(), tenantId, stream, seq: 1, type, at: new Date(), data, prevHash }
    const actor = { kind: 'account', id: me.accountId }
    const row = { ...event, actor, hash: sha([prevHash, event]) }
    return rows('events').insertOne(row as Row, { session })
  }

  async function vote(me: Asker, ballotId: string, { choice }: Document): Promise<unknown> {
    await ballotOf(ballotId)
    await consentOf(me)
    const [voter] = await votersOf(ballotId, me)
    await rows('ballotProxies')
      .find({ tenantId, ballotId, agentId: me.accountId }, { projection: { voterId: 1 } })
      .toArray()
    const voterKey = voter!.voterKey as string
    return inOne(async (session) => {
      const [seen] = await inTime(session, ballotId)
      await rows('ballotVoters').findOne({ _id: voter!._id, tenantId }, { session })
      await rows('ballotVotes').findOne({ tenantId, ballotId, voterKey }, { session })
      const voteId = id()
      const receipt = sha([voteId, choice])
      await countIn(session, ballotId, 'voters', voterKey, 1)
      const cast = {
        by: 'own',
        channel: 'online',
        accountId: me.accountId,
        paperId: null,
        areaId: voter!.areaId,
      }
      await rows('ballotVotes').insertOne(
        {
          ...{
            _id: voteId,
            tenantId,
            version: 1,
            chainHash: receipt,
            ballotId,
            voterKey,
            voterId: voter!._id,
          },
          ...{ ...cast, choice, heads: 1, area: 0, at: new Date(seen!.databaseNow), receipt },
          line: JSON.stringify(choice),
        },
        { session },
      )
      const used = { $set: { used: true, channel: 'online' } }
      await rows('ballotVoters').updateOne({ _id: voter!._id, tenantId }, used, { session })
      const data = { ballotId, voterId: voter!._id, by: 'own', channel: 'online' }
      await keep(session, me, `ballotVotes:${voteId}`, 'ballots.voted', '', data)
      return { voterId: voter!._id, receipt, changed: false }
    })
  }

  /** Without the signature: that is no work of the database. */
  async function right(me: Asker, ballotId: string, { blinded }: Document): Promise<unknown> {
    await ballotOf(ballotId)
    await consentOf(me)
    const [found] = await votersOf(ballotId, me)
    return inOne(async (session) => {
      const voter = (await rows('ballotVoters').findOne({ _id: found!._id, tenantId }, { session }))!
      await inTime(session, ballotId)
      await rows('ballots').findOne({ _id: ballotId, tenantId }, { session })
      await countIn(session, ballotId, 'voters', voter.voterKey, 1)
      const whole = { ...voter, used: true, channel: 'online', blinded, blindSignature: blinded, version: 1 }
      await rows('ballotVoters').replaceOne({ _id: voter._id, tenantId, version: 0 }, whole, { session })
      await keep(session, me, `ballotVoters:${voter._id}`, 'ballots.rightUsed', '', { ballotId })
      return { voterId: voter._id, keyId: 'k1', blindSignature: blinded }
    })
  }

  async function box(ballotId: string, { keyId, token, choice }: Document): Promise<unknown> {
    const ballot = (await ballotOf(ballotId))!
    const receipt = createHash('sha256').update(Buffer.from(token, 'base64url')).digest('hex')
    return inOne(async (session) => {
      await rows('ballotBox').findOne({ tenantId, ballotId, receipt }, { session, projection: { choice: 1 } })
      await inTime(session, ballotId)
      await countIn(session, ballotId, 'box', receipt, 0)
      const places = Math.ceil(ballot.due.heads * 1.25) + 16
      const filled = { $set: { used: true, receipt, keyId, choice, line: JSON.stringify(choice) } }
      for (let done = 0; done === 0; ) {
        const place = { _id: `${ballotId}:${randomInt(places)}`, tenantId, used: false }
        done = (await rows('ballotBox').updateOne(place, filled, { session })).matchedCount
      }
      return { receipt }
    })
  }

  return { vote, right, box }
}

await serveBare((bare) => {
  const work = votesOf(bare)
  return async ({ path: [, ballotId, what], me, body }) => {
    const input = await body()
    if (what === 'votes') return work.vote(me, ballotId!, input)
    return what === 'rights' ? work.right(me, ballotId!, input) : work.box(ballotId!, input)
  }
})
