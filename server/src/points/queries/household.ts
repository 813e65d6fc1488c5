import { wireTime } from '@linli/shared/platform/schemas'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { pointAccountModel } from '../model'
import { householdModel, memberModel } from '../model-people'

/** The own household: who is in it, since when, with how many points. Joining it was the consent to that. */
export async function household(context: Context) {
  const { tenantId, actor } = context
  const members = context.model(memberModel)
  const membership = await members.findOne({ tenantId, _id: actor.id }, { householdId: 1 }).lean()
  if (!membership) return { household: null }
  const { householdId } = membership
  const [rows, doc] = await Promise.all([
    members.find({ tenantId, householdId }, { since: 1 }).lean(),
    context.model(householdModel).findOne({ tenantId, _id: householdId }, { code: 1, codeUntil: 1 }).lean(),
  ])
  const ids = rows.map(({ _id }) => _id)
  const [names, accounts] = await Promise.all([
    peopleByIds(context, ids),
    context
      .model(pointAccountModel)
      .find({ tenantId, _id: { $in: ids } }, { balance: 1 })
      .lean(),
  ])
  const balances = new Map(accounts.map(({ _id, balance }) => [_id, balance]))
  const open = doc?.code && doc.codeUntil && doc.codeUntil.getTime() > context.now() ? doc : null
  return {
    household: {
      members: rows
        .sort((a, b) => a.since.getTime() - b.since.getTime())
        .map(({ _id, since }) => ({
          ...{ id: _id, name: names.get(_id)?.name ?? '', balance: balances.get(_id) ?? 0 },
          ...{ since: wireTime(since), me: _id === actor.id },
        })),
      code: open?.code ?? null,
      codeUntil: open?.codeUntil ? wireTime(open.codeUntil) : null,
    },
  }
}
