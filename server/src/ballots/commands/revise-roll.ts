import type { ballotsContract } from '@linli/shared/ballots/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import {
  claimModel,
  type RevisionDoc,
  type RollDoc,
  type RollUnitDoc,
  revisionModel,
  rollModel,
  rollUnitModel,
} from '../model-rolls'
import { mustRun } from '../policy'
import { dueOf, rollRun, unitOf } from '../rolls/load'
import { rollPerson } from '../rolls/person-key'
import { presentRevision } from '../rolls/present-revision'
import { reachOpenBallots } from '../rolls/reach-ballots'

/** Proposes a correction, with both figures and what it would do to all who may vote. */
export async function reviseRoll(
  context: Context,
  input: ParsedOf<(typeof ballotsContract)['ballots.reviseRoll']>,
) {
  const roll = await rollRun(context, input.id)
  const unit = await unitOf(context, roll, input.unit)
  const { change } = input
  const next: RevisionDoc['change'] =
    change.kind === 'area'
      ? change
      : {
          kind: 'owners',
          owners: change.owners.map(({ name, idNumber }) =>
            rollPerson(context, { name, idNumber, phone: null }),
          ),
        }
  const effect = await effectOf(context, roll, unit.unit, next)
  return context.transact(async (tx) => {
    const revision: RevisionDoc = {
      _id: newId(),
      tenantId: tx.tenantId,
      ...unchained,
      ...{ rollId: roll._id, areaPath: roll.areaPath, unit: unit.unit, change: next, reason: input.reason },
      before: { area: unit.area, owners: unit.owners },
      ...{ state: 'proposed', effect, proposedBy: tx.actor.id, decidedBy: null, createdAt: new Date(tx.now) },
    }
    tx.append(
      'ballotRevisions',
      revision,
      'ballots.revisionProposed',
      { rollId: roll._id, kind: next.kind },
      'quiet',
    )
    await tx.insert(revisionModel, revision)
    return presentRevision(context, revision)
  })
}

async function effectOf(context: Context, roll: RollDoc, unit: string, change: RevisionDoc['change']) {
  const { tenantId } = context
  const units = (await context
    .model(rollUnitModel)
    .find({ tenantId, rollId: roll._id, generation: roll.generation }, { unit: 1, area: 1, 'owners.key': 1 })
    .lean()) as RollUnitDoc[]
  const changed = units.map((one) => (one.unit === unit ? changedUnit(one, change) : one))
  return { before: dueOf(roll.kind, units), after: dueOf(roll.kind, changed) }
}

const changedUnit = <U extends Pick<RollUnitDoc, 'area' | 'owners'>>(
  unit: U,
  change: RevisionDoc['change'],
): U => (change.kind === 'area' ? { ...unit, area: change.area } : { ...unit, owners: change.owners })

/** Approves or refuses a correction; never who proposed it. It reaches the roll and every open ballot in the same transaction. */
export async function decideRevision(
  context: Context,
  { id, approve }: ParsedOf<(typeof ballotsContract)['ballots.decideRevision']>,
) {
  return context.transact(async (tx) => {
    const revision = await tx.load(revisionModel, id)
    mustRun(tx.actor, revision.areaPath)
    if (revision.state !== 'proposed') throw new Problem('BALLOT_STATE', { detail: '这项更正已经有了结果。' })
    if (revision.proposedBy === tx.actor.id) throw new Problem('SAME_PERSON')
    revision.state = approve ? 'approved' : 'refused'
    revision.decidedBy = tx.actor.id
    if (approve) revision.effect = await apply(tx, context, revision)
    const { rollId, change } = revision
    tx.append(
      'ballotRevisions',
      revision,
      'ballots.revisionDecided',
      { rollId, kind: change.kind, approve },
      'quiet',
    )
    await tx.save(revisionModel, revision)
    return presentRevision(context, revision)
  })
}

async function apply(tx: Tx, context: Context, revision: RevisionDoc): Promise<RevisionDoc['effect']> {
  const { tenantId, session } = tx
  const { change } = revision
  const roll = await tx.load(rollModel, revision.rollId)
  const unit = (await tx
    .model(rollUnitModel)
    .findOne({ tenantId, rollId: roll._id, generation: roll.generation, unit: revision.unit })
    .session(session)
    .lean()) as RollUnitDoc | null
  if (!unit) throw new Problem('UNIT_UNKNOWN_ON_ROLL')
  // What it is now, should another correction have come between.
  revision.before = { area: unit.area, owners: unit.owners }
  const effect = await effectOf(context, roll, unit.unit, change)
  const { area, owners } = changedUnit(unit, change)
  await tx
    .model(rollUnitModel)
    .updateOne({ _id: unit._id, tenantId }, { $set: { area, owners } }, { session })
  roll.due = effect.after
  tx.append(
    'ballotRolls',
    roll,
    'ballots.rollRevised',
    { revisionId: revision._id, due: effect.after },
    'quiet',
  )
  await tx.save(rollModel, roll)
  if (change.kind === 'owners') await endClaims(tx, revision)
  await reachOpenBallots(tx, revision)
  return effect
}

/** Who owned it claims it no longer; who owns it now claims it anew. */
async function endClaims(tx: Tx, { rollId, unit, change }: RevisionDoc): Promise<void> {
  const { tenantId, session } = tx
  const names = change.kind === 'owners' ? change.owners.map(({ name }) => name) : []
  const claims = await tx
    .model(claimModel)
    .find({ tenantId, rollId, unit }, { _id: 1 })
    .session(session)
    .lean()
  for (const { _id } of claims) {
    const claim = await tx.load(claimModel, _id)
    const isOver = claim.state === 'refused' || claim.state === 'ended'
    if (isOver || claim.relation !== 'owner' || names.includes(claim.name)) continue
    claim.state = 'ended'
    claim.open = claim._id
    tx.append('ballotClaims', claim, 'ballots.claimEnded', { rollId }, 'quiet')
    await tx.save(claimModel, claim)
  }
}
