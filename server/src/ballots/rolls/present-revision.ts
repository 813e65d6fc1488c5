import { areaText } from '@linli/shared/ballots/steps'
import type { Output } from '@linli/shared/contract'
import { maskName } from '@linli/shared/identity/mask'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import type { RevisionDoc, RollPerson } from '../model-rolls'

const names = (owners: readonly RollPerson[]): string => owners.map(({ name }) => maskName(name)).join('、')

/** A correction with both figures and what it does to all who may vote (DOMAIN §3). */
export function presentRevision(
  { actor }: Pick<Context, 'actor'>,
  one: RevisionDoc,
): Output<'ballots.reviseRoll'> {
  const { change, before, effect } = one
  return {
    ...{
      id: one._id,
      rollId: one.rollId,
      unit: one.unit,
      kind: change.kind,
      state: one.state,
      reason: one.reason,
    },
    before: change.kind === 'area' ? `${areaText(before.area)} 平方米` : names(before.owners),
    after: change.kind === 'area' ? `${areaText(change.area)} 平方米` : names(change.owners),
    ...{ at: wireTime(one.createdAt), mine: one.proposedBy === actor.id },
    effect: { before: { ...effect.before }, after: { ...effect.after } },
  }
}
