import type { Input } from '@linli/shared/contract'
import { areaById } from '../../areas'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type RollDoc, rollModel } from '../model-rolls'
import { mustRun } from '../policy'
import { presentRoll } from '../rolls/load'

/** Starts an empty roll; its name is unique in its area. */
export async function createRoll(context: Context, { name, kind, areaId }: Input<'ballots.createRoll'>) {
  const area = await areaById(context, areaId)
  mustRun(context.actor, area.path)
  return context.transact(async (tx) => {
    const roll: RollDoc = {
      _id: newId(),
      tenantId: tx.tenantId,
      ...unchained,
      ...{ name, kind, areaId, areaName: area.name, areaPath: area.path },
      ...{ generation: 'empty', rows: 0, due: { heads: 0, area: 0 } },
    }
    tx.append('ballotRolls', roll, 'ballots.rollCreated', { kind }, 'quiet')
    await tx.insert(rollModel, roll)
    return presentRoll(roll, false)
  })
}
