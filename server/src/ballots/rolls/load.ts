import type { Weight } from '@linli/shared/ballots/ballot'
import { headsOf, weightOfHeads } from '@linli/shared/ballots/heads'
import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type BallotDoc, ballotModel } from '../model'
import { type RollDoc, type RollUnitDoc, rollModel, rollUnitModel } from '../model-rolls'
import { mustRun } from '../policy'

/** A roll that the asker runs. @throws NOT_FOUND, AREA_FORBIDDEN */
export async function rollRun(context: Context, id: string): Promise<RollDoc> {
  const { tenantId } = context
  const roll = (await context.model(rollModel).findOne({ tenantId, _id: id }).lean()) as RollDoc | null
  if (!roll) throw new Problem('NOT_FOUND')
  mustRun(context.actor, roll.areaPath)
  return roll
}

/** One unit of a roll, in force now. @throws UNIT_UNKNOWN_ON_ROLL */
export async function unitOf(
  context: Context,
  roll: Pick<RollDoc, '_id' | 'generation'>,
  unit: string,
): Promise<RollUnitDoc> {
  const { tenantId } = context
  const found = (await context
    .model(rollUnitModel)
    .findOne({ tenantId, rollId: roll._id, generation: roll.generation, unit })
    .lean()) as RollUnitDoc | null
  if (!found) throw new Problem('UNIT_UNKNOWN_ON_ROLL')
  return found
}

/** All who may vote by these units: heads and areas of owners, one a line of other lists. */
export function dueOf(
  kind: RollDoc['kind'],
  units: readonly Pick<RollUnitDoc, 'unit' | 'area' | 'owners'>[],
): Weight {
  if (kind !== 'owners') return { heads: units.length, area: 0 }
  return weightOfHeads(
    headsOf(
      units.map(({ unit, area, owners }) => ({ id: unit, area, owners: owners.map(({ key }) => key) })),
    ),
  )
}

/** A vote that is open, or counted and not yet published, freezes its roll: it changes by approved revisions only (DOMAIN §3). */
export async function frozenRolls(context: Context): Promise<Set<string>> {
  const { tenantId } = context
  const open = (await context
    .model(ballotModel)
    .find({ tenantId, stage: { $in: ['opened', 'sealed'] } }, { voters: 1 })
    .lean()) as Pick<BallotDoc, 'voters'>[]
  return new Set(open.flatMap(({ voters }) => voters.rollId ?? []))
}

export const presentRoll = (
  { _id, name, kind, areaId, areaName, rows, due, version }: RollDoc,
  frozen: boolean,
): Output<'ballots.createRoll'> => ({
  ...{ id: _id, name, kind, areaId, areaName, rows, version, frozen },
  due: { heads: due.heads, area: due.area },
})
