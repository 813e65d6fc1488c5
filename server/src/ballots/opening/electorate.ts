import { createHash } from 'node:crypto'
import { headsOf } from '@linli/shared/ballots/heads'
import { communitiesOf } from '../../areas'
import { residentsOf } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { BallotDoc } from '../model'
import { type RollDoc, rollModel, rollUnitModel } from '../model-rolls'

/** A right to vote before it is frozen. */
export interface Elector {
  voterKey: string
  area: number
  units: string[]
  areaId: string | null
}

export interface Electorate {
  voters: Elector[]
  /** Version of the roll it was read from; of residents none. */
  rollVersion: number | null
}

/** The key of residents' votes. The account id is an alias that says nothing once the account is deleted. */
export const residentKey = (accountId: string): string => `account:${accountId}`

/** Whose vote it is, of a residents' ballot. */
export const accountOf = ({ voterKey }: { voterKey: string }): string => voterKey.slice('account:'.length)

/** The key of the vote of some owners together, or of a unit: a hash, so that no name or number stands in an index. */
export const unitKey = (rollId: string, key: string): string =>
  `roll:${createHash('sha256').update(rollId).update('\n').update(key).digest('hex').slice(0, 40)}`

/** All who may vote as things stand now. @throws ROLL_UNKNOWN when the roll is gone */
export async function electorateOf(context: Context, ballot: Pick<BallotDoc, 'voters'>): Promise<Electorate> {
  const { kind, areaIds, rollId } = ballot.voters
  if (kind === 'residents') {
    const communities = await communitiesOf(context, areaIds)
    const people = await residentsOf(
      context,
      communities.map(({ _id }) => _id),
    )
    return {
      voters: people.map(({ id, communityId }) => ({
        ...{ voterKey: residentKey(id), area: 0, units: [], areaId: communityId },
      })),
      rollVersion: null,
    }
  }
  const { tenantId } = context
  const roll = (await context
    .model(rollModel)
    .findOne({ tenantId, _id: rollId ?? '' })
    .lean()) as RollDoc | null
  if (!roll) throw new Problem('ROLL_UNKNOWN')
  const units = await context
    .model(rollUnitModel)
    .find({ tenantId, rollId: roll._id, generation: roll.generation }, { unit: 1, area: 1, owners: 1 })
    .sort({ unit: 1 })
    .lean()
  const heads =
    kind === 'owners'
      ? headsOf(
          units.map(({ unit, area, owners }) => ({ id: unit, area, owners: owners.map((one) => one.key) })),
        )
      : units.map(({ unit }) => ({ key: unit, units: [unit], area: 0 }))
  return {
    voters: heads.map((head) => ({
      voterKey: unitKey(roll._id, head.key),
      area: head.area,
      units: [...head.units],
      areaId: roll.areaId,
    })),
    rollVersion: roll.version,
  }
}
