import { isWhistleToRaise, raiseWhistle } from '@linli/shared/cases/whistle'
import type { Context } from '../../platform/context'
import type { Job } from '../../platform/feature'
import type { Tx } from '../../platform/store/transact'
import { derive } from '../derive'
import { type CaseDoc, type CaseWhistle, caseModel } from '../model'
import { record } from '../record'
import { forEachDue } from './due-cases'

const REASON = '吹哨后两个工作时内没有报到'

/**
 * A unit called by 吹哨 that has not answered in two working hours is supervised and raised to the county, once (DOMAIN §1): the
 * mark is part of the case and written with the events.
 */
export const raiseWhistlesJob: Job = {
  name: 'cases.raiseWhistles',
  every: '1 minute',
  run: (services) =>
    forEachDue(
      services,
      'cases.raiseWhistles',
      // At the due time itself a unit is not late yet.
      (now) => ({ filter: { whistleDueAt: { $lt: new Date(now) } }, field: 'whistleDueAt' }),
      raise,
    ),
}

async function raise(context: Context, id: string): Promise<void> {
  await context.transact(async (tx) => {
    const one = await tx.load(caseModel, id)
    const late = one.whistles.filter((call) => isWhistleToRaise(call, tx.now))
    if (late.length === 0) return null
    one.whistles = one.whistles.map((call) => (late.includes(call) ? raiseWhistle(call, tx.now) : call))
    for (const call of late) supervise(tx, one, call)
    derive(one, tx.now)
    for (const { unitId, unitName } of late) {
      const line = { as: 'system', unitId, unitName } as const
      const data = { unitId, level: 'county', whistle: true }
      await record(tx, one, { ...line, action: 'supervise', text: REASON }, data)
      await record(tx, one, { ...line, action: 'escalate', text: `${REASON}，上报县级` }, data)
    }
    await tx.save(caseModel, one)
    return null
  })
}

/** The lead unit answers the order before it hands in; another unit answers it by coming. */
function supervise(tx: Tx, one: CaseDoc, { unitId }: CaseWhistle): void {
  const isLead = unitId === one.unitId
  if (isLead) one.openSupervisions += 1
  const order = { at: tx.now, level: 'county', reason: REASON, answeredAt: null } as const
  one.supervisions = [...one.supervisions, isLead ? order : { ...order, calledUnitId: unitId }]
}
