import type { ballotsContract } from '@linli/shared/ballots/contract'
import { maskName } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { decodeCursor, toPage } from '../../platform/store/paging'
import { ballotRun } from '../load'
import type { BallotDoc } from '../model'
import { rollModel, rollUnitModel } from '../model-rolls'
import { type VoterDoc, voterModel } from '../model-voting'

/** The frozen roll: who may vote with what weight and who has, names masked; never what. */
export async function voters(context: Context, input: ParsedOf<(typeof ballotsContract)['ballots.voters']>) {
  const ballot = await ballotRun(context, input.id)
  const { tenantId } = context
  const q = input.q?.trim()
  const after = decodeCursor(input.cursor)?.id
  const rows = (await context
    .model(voterModel)
    .find({
      ...{ tenantId, ballotId: ballot._id },
      ...(q && { units: q }),
      ...(after && { voterKey: { $gt: after.replace('.', ':') } }),
    })
    .sort({ voterKey: 1 })
    .limit(input.limit + 1)
    .lean()) as VoterDoc[]
  // The cursor holds the key that sorts; ids of cursors have no colon.
  const keyed = rows.map((row) => ({ ...row, voterId: row._id, _id: row.voterKey.replace(':', '.') }))
  const page = toPage(keyed, input.limit, () => 0)
  const names = await namesOf(context, ballot, rows)
  return {
    items: page.rows.map(({ voterId, units, heads, area, used, channel }) => ({
      ...{ voterId, label: units.join('、') || '居民', name: names.get(voterId) ?? '' },
      ...{ heads, area, used, channel },
    })),
    next: page.next,
  }
}

async function namesOf(
  context: Context,
  ballot: BallotDoc,
  rows: readonly VoterDoc[],
): Promise<Map<string, string>> {
  if (ballot.voters.kind === 'residents') {
    const ids = rows.map(({ voterKey }) => voterKey.slice('account:'.length))
    const people = await peopleByIds(context, ids)
    return new Map(rows.map((row, i) => [row._id, maskName(people.get(ids[i]!)?.name ?? '')]))
  }
  const { tenantId } = context
  const roll = await context
    .model(rollModel)
    .findOne({ tenantId, _id: ballot.voters.rollId ?? '' }, { generation: 1 })
    .lean()
  const codes = rows.flatMap(({ units }) => units.slice(0, 1))
  const units = await context
    .model(rollUnitModel)
    .find(
      {
        tenantId,
        rollId: ballot.voters.rollId ?? '',
        generation: roll?.generation ?? '',
        unit: { $in: codes },
      },
      { unit: 1, owners: 1 },
    )
    .lean()
  const byUnit = new Map(
    units.map(({ unit, owners }) => [unit, owners.map(({ name }) => maskName(name)).join('、')]),
  )
  return new Map(rows.map((row) => [row._id, byUnit.get(row.units[0] ?? '') ?? '']))
}
