import type { ballotsContract } from '@linli/shared/ballots/contract'
import { maskName, maskPhone } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { accountsLike, peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { decodeCursor, toPage } from '../../platform/store/paging'
import { ballotRun } from '../load'
import type { BallotDoc } from '../model'
import { rollModel, rollUnitModel } from '../model-rolls'
import { type VoterDoc, voterModel } from '../model-voting'
import { accountOf, residentKey } from '../opening/electorate'

/** The frozen roll: who may vote with what weight and who has, names and phones masked; never what. */
export async function voters(context: Context, input: ParsedOf<(typeof ballotsContract)['ballots.voters']>) {
  const ballot = await ballotRun(context, input.id)
  const { tenantId } = context
  const q = input.q?.trim()
  const after = decodeCursor(input.cursor)?.id
  const from = after?.replace('.', ':')
  const rows = (await context
    .model(voterModel)
    .find({
      ...{ tenantId, ballotId: ballot._id },
      ...(q && (await looksLike(context, ballot, q))),
      ...(from && !q && { voterKey: { $gt: from } }),
    })
    .sort({ voterKey: 1 })
    .lean()
    // What was looked for is few: the page is cut out of it below.
    .limit(q ? MOST_FOUND : input.limit + 1)) as VoterDoc[]
  const rest = q && from ? rows.filter(({ voterKey }) => voterKey > from) : rows
  // The cursor holds the key that sorts; ids of cursors have no colon.
  const keyed = rest.map((row) => ({ ...row, voterId: row._id, _id: row.voterKey.replace(':', '.') }))
  const page = toPage(keyed.slice(0, input.limit + 1), input.limit, () => 0)
  const people = await peopleOf(context, ballot, rest.slice(0, input.limit))
  return {
    items: page.rows.map(({ voterId, units, heads, area, used, channel }) => ({
      ...{ voterId, label: units.join('、') || '居民', heads, area, used, channel },
      ...(people.get(voterId) ?? { name: '', phone: null }),
    })),
    next: page.next,
  }
}

const MOST_FOUND = 300

/** Whose right it is by the code of a unit, by name, or by how the phone ends: what stands on a paper ballot. */
async function looksLike(context: Context, ballot: BallotDoc, q: string): Promise<Record<string, unknown>> {
  if (ballot.voters.kind === 'residents')
    return { voterKey: { $in: (await accountsLike(context, q)).map(residentKey) } }
  const codes = (await unitsLike(context, ballot, q)).map(({ unit }) => unit)
  return { units: { $in: [q, ...codes] } }
}

async function unitsLike(context: Context, ballot: BallotDoc, q: string): Promise<{ unit: string }[]> {
  const member = /^\d{4}$/.test(q) ? 'owners.tail' : 'owners.name'
  const inForce = await unitsInForce(context, ballot)
  return context
    .model(rollUnitModel)
    .find({ ...inForce, [member]: q }, { unit: 1 })
    .limit(MOST_FOUND)
    .lean()
}

/** The roll as it is in force: while a vote is open only corrections change it. */
async function unitsInForce(context: Context, { voters: { rollId } }: BallotDoc) {
  const { tenantId } = context
  const roll = await context
    .model(rollModel)
    .findOne({ tenantId, _id: rollId ?? '' }, { generation: 1 })
    .lean()
  return { tenantId, rollId: rollId ?? '', generation: roll?.generation ?? '' }
}

interface Shown {
  name: string
  phone: string | null
}

async function peopleOf(
  context: Context,
  ballot: BallotDoc,
  rows: readonly VoterDoc[],
): Promise<Map<string, Shown>> {
  const masked = (name: string, phone: string | null): Shown => ({
    name: maskName(name),
    phone: phone && maskPhone(phone),
  })
  if (ballot.voters.kind === 'residents') {
    const people = await peopleByIds(context, rows.map(accountOf))
    return new Map(
      rows.map((row) => {
        const { name = '', phone = null } = people.get(accountOf(row)) ?? {}
        return [row._id, masked(name, phone)]
      }),
    )
  }
  const codes = rows.flatMap(({ units }) => units.slice(0, 1))
  const units = await context
    .model(rollUnitModel)
    .find({ ...(await unitsInForce(context, ballot)), unit: { $in: codes } }, { unit: 1, owners: 1 })
    .lean()
  const byUnit = new Map(
    units.map(({ unit, owners }) => {
      const names = owners.map(({ name }) => maskName(name)).join('、')
      return [unit, { name: names, phone: masked('', owners[0]?.phone ?? null).phone }]
    }),
  )
  return new Map(rows.map((row) => [row._id, byUnit.get(row.units[0] ?? '') ?? masked('', null)]))
}
