import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import type { ActivityDoc, PresenceDoc } from '../model'
import type { HourRecordDoc } from '../model-hours'
import { proposedHalfHours } from '../worth'
import { presentPresence } from './activity'

export type RosterLine = Output<'volunteering.roster'>['lines'][number]

const recordOf = (record: HourRecordDoc | undefined): RosterLine['record'] =>
  record ? { id: record._id, halfHours: record.halfHours } : null

const ORDER = { in: 0, waiting: 1, cancelled: 2 } as const

/** The list for the organisers of the area, who answer for the people on it: names and phones are whole. */
export async function presentRoster(
  context: Context,
  one: ActivityDoc,
  {
    presences,
    records,
    only,
  }: {
    presences: ReadonlyMap<string, PresenceDoc>
    records: ReadonlyMap<string, HourRecordDoc>
    only?: string
  },
): Promise<RosterLine[]> {
  const lines = one.signUps.filter(({ accountId }) => only === undefined || accountId === only)
  const people = await peopleByIds(
    context,
    lines.map(({ accountId }) => accountId),
  )
  const names = new Map(one.roles.map(({ id, name }) => [id, name]))
  return [...lines]
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.at.getTime() - b.at.getTime() || a.seq - b.seq)
    .map((line) => ({
      accountId: line.accountId,
      name: people.get(line.accountId)?.name ?? '',
      phone: people.get(line.accountId)?.phone ?? null,
      roleId: line.roleId,
      roleName: names.get(line.roleId) ?? '',
      state: line.state,
      late: line.late,
      at: wireTime(line.at),
      presence: presentPresence(presences.get(line.accountId) ?? null),
      proposed: proposedHalfHours(one, presences.get(line.accountId) ?? null),
      record: recordOf(records.get(line.accountId)),
    }))
}
