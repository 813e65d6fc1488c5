import type { OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { areaById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type ActivityDoc, activityModel, presenceModel } from '../model'
import { type RecordKind, recordModel } from '../model-hours'
import { mustOrganise, organisedAreaIds } from '../policy'

type Endpoint = (typeof volunteeringContract)['volunteering.statistics']

const LONGEST = 366 * 86_400_000
/** Activities whose presences are asked for at once. */
const CHUNK = 500

interface Held extends Pick<ActivityDoc, '_id' | 'kind' | 'state'> {
  signedUp: number
  cancelledLate: number
}

/** What an organisation has done in a period: its activities by their begin, its hours by the time they stand for. */
export async function statistics(context: Context, input: ParsedOf<Endpoint>): Promise<OutputOf<Endpoint>> {
  const areaIds = await askedAreas(context, input.areaId)
  const [from, to] = [new Date(input.from), new Date(input.to)]
  const length = to.getTime() - from.getTime()
  if (length <= 0 || length > LONGEST) throw new Problem('STATISTICS_PERIOD')
  const held = await activitiesOf(context, areaIds, from, to)
  const open = held.filter(({ state }) => state === 'published')
  const sum = (count: (one: Held) => number) => open.reduce((total, one) => total + count(one), 0)
  const [came, hours] = await Promise.all([
    presencesOf(
      context,
      open.map(({ _id }) => _id),
    ),
    hoursOf(context, areaIds, from, to),
  ])
  const of = (kind: RecordKind) => hours.kinds.get(kind) ?? { records: 0, halfHours: 0 }
  return {
    activities: open.filter(({ kind }) => kind === 'service').length,
    trainings: open.filter(({ kind }) => kind === 'training').length,
    cancelled: held.filter(({ state }) => state === 'cancelled').length,
    signUps: sum((one) => one.signedUp),
    cancelledLate: sum((one) => one.cancelledLate),
    came,
    people: hours.people,
    serviceHalfHours: of('service').halfHours,
    helps: of('help').records,
    helpHalfHours: of('help').halfHours,
    trained: of('training').records,
  }
}

/** One area, or any of several: what lies in two of them is one row. */
type Within = string | { $in: string[] }

async function askedAreas(context: Context, areaId: string | undefined): Promise<Within> {
  if (areaId === undefined) return { $in: organisedAreaIds(context.actor) }
  const area = await areaById(context, areaId)
  mustOrganise(context.actor, area.path)
  return area._id
}

async function activitiesOf(context: Context, areaIds: Within, from: Date, to: Date): Promise<Held[]> {
  const { tenantId } = context
  const count = (condition: object) => ({
    $size: { $filter: { input: '$signUps', as: 'line', cond: condition } },
  })
  return context.model(activityModel).aggregate<Held>([
    { $match: { tenantId, areaIds, startsAt: { $gte: from, $lt: to } } },
    {
      $project: {
        ...{ kind: 1, state: 1 },
        signedUp: count({ $eq: ['$$line.state', 'in'] }),
        cancelledLate: count({ $eq: ['$$line.late', true] }),
      },
    },
  ])
}

async function presencesOf(context: Context, activityIds: readonly string[]): Promise<number> {
  const { tenantId } = context
  let came = 0
  for (let i = 0; i < activityIds.length; i += CHUNK) {
    const activityId = { $in: activityIds.slice(i, i + CHUNK) }
    const rows = await context.model(presenceModel).find({ tenantId, activityId }, { review: 1 }).lean()
    came += rows.filter(({ review }) => review !== 'refused').length
  }
  return came
}

async function hoursOf(context: Context, areaIds: Within, from: Date, to: Date) {
  const { tenantId } = context
  const rows = await context
    .model(recordModel)
    .find(
      { tenantId, areaIds, from: { $gte: from, $lt: to } },
      { kind: 1, halfHours: 1, accountId: 1, standing: 1 },
    )
    .lean()
  const kinds = new Map<RecordKind, { records: number; halfHours: number }>()
  const people = new Set<string>()
  for (const { kind, halfHours, accountId, standing } of rows) {
    if (!standing || halfHours === 0) continue
    const one = kinds.get(kind) ?? { records: 0, halfHours: 0 }
    kinds.set(kind, { records: one.records + 1, halfHours: one.halfHours + halfHours })
    people.add(accountId)
  }
  return { kinds, people: people.size }
}
