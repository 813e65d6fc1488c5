import { headKey } from '@linli/shared/ballots/heads'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type BallotDoc, ballotModel } from '../model'
import type { RevisionDoc } from '../model-rolls'
import { proxyModel, type VoterDoc, voteModel, voterModel } from '../model-voting'
import { unitKey } from '../opening/electorate'
import { countIn } from '../voting/turnout'

/**
 * Brings an approved correction to the ballots that are open on this roll (DOMAIN §3). An area is corrected for a vote already cast as
 * well, and both figures are published. Of a home sold during the vote an earlier vote stands; otherwise its new owner votes. Secret
 * ballots keep the roll as frozen: who holds a signature under the key of one area can't be told to use another.
 */
export async function reachOpenBallots(tx: Tx, revision: RevisionDoc): Promise<void> {
  const { tenantId, session } = tx
  const open = await tx
    .model(ballotModel)
    .find({ tenantId, 'voters.rollId': revision.rollId, stage: 'opened' }, { secret: 1, voters: 1 })
    .session(session)
    .lean()
  for (const { _id, secret, voters } of open) {
    if (secret || voters.kind !== 'owners') continue
    const ballot = await tx.load(ballotModel, _id)
    if (revision.change.kind === 'area') await correctArea(tx, ballot, revision)
    else await changeHands(tx, ballot, revision)
    const { unit, change } = revision
    tx.append('ballots', ballot, 'ballots.rollRevised', {
      revisionId: revision._id,
      kind: change.kind,
      due: ballot.due,
      unit,
    })
    await tx.save(ballotModel, ballot)
  }
}

async function voterWith(tx: Tx, ballotId: string, unit: string): Promise<VoterDoc | null> {
  const { tenantId, session } = tx
  const found = (await tx
    .model(voterModel)
    .find({ tenantId, ballotId, units: unit })
    .session(session)
    .lean()) as VoterDoc[]
  return found[0] ?? null
}

async function correctArea(tx: Tx, ballot: BallotDoc, { unit, change, before }: RevisionDoc): Promise<void> {
  const voter = await voterWith(tx, ballot._id, unit)
  if (!voter || change.kind !== 'area') return
  const by = change.area - before.area
  const due = { heads: ballot.due.heads, area: ballot.due.area }
  ballot.due = { heads: due.heads, area: due.area + by }
  ballot.corrections = [
    ...ballot.corrections,
    { unit, before: before.area, after: change.area, due: { before: due, after: { ...ballot.due } } },
  ]
  await weigh(tx, voter, by)
}

/** Changes what a voter's right weighs, and the vote and the turnout with it when it has been used. */
async function weigh(tx: Tx, voter: VoterDoc, by: number, more: Partial<VoterDoc> = {}): Promise<void> {
  const { tenantId, session } = tx
  const area = voter.area + by
  await tx.model(voterModel).updateOne({ _id: voter._id, tenantId }, { $set: { ...more, area } }, { session })
  if (!voter.used) return
  const { ballotId, voterKey } = voter
  await tx.model(voteModel).updateOne({ tenantId, ballotId, voterKey }, { $set: { area } }, { session })
  await countIn(tx, ballotId, 'voters', voterKey, { heads: 0, area: by }, 'sealedToo')
}

async function changeHands(
  tx: Tx,
  ballot: BallotDoc,
  { rollId, unit, change, before }: RevisionDoc,
): Promise<void> {
  const { tenantId, session } = tx
  const seller = await voterWith(tx, ballot._id, unit)
  if (!seller || change.kind !== 'owners') return
  const voters = tx.model(voterModel)
  if (seller.used) {
    const soldUnits = [...seller.soldUnits, unit]
    await voters.updateOne({ _id: seller._id, tenantId }, { $set: { soldUnits } }, { session })
    return
  }
  const left = seller.units.filter((one) => one !== unit)
  if (left.length === 0) {
    await voters.deleteOne({ _id: seller._id, tenantId }, { session })
    // Whom he had asked to vote for him has that one of his three free again.
    await tx
      .model(proxyModel)
      .deleteMany({ tenantId, ballotId: ballot._id, voterId: seller._id }, { session })
    ballot.due = { ...ballot.due, heads: ballot.due.heads - 1 }
  } else await weigh(tx, seller, -before.area, { units: left })

  const voterKey = unitKey(rollId, headKey(change.owners.map(({ key }) => key)))
  const buyer = (await voters
    .findOne({ tenantId, ballotId: ballot._id, voterKey })
    .session(session)
    .lean()) as VoterDoc | null
  if (buyer) {
    await weigh(tx, buyer, before.area, { units: [...buyer.units, unit] })
    return
  }
  const fresh: VoterDoc = {
    ...{ _id: newId(), tenantId, ...unchained, ballotId: ballot._id, voterKey, heads: 1, area: before.area },
    ...{
      units: [unit],
      areaId: seller.areaId,
      used: false,
      channel: null,
      blinded: null,
      blindSignature: null,
    },
    ...{ proofId: null, soldUnits: [] },
  }
  await voters.collection.insertOne(fresh as never, { session })
  ballot.due = { ...ballot.due, heads: ballot.due.heads + 1 }
}
