import { setTimeout as pause } from 'node:timers/promises'
import { caseModel } from '../../server/src/cases/model'
import { noticeModel } from '../../server/src/notifications/model'
import {
  eventModel,
  firstBrokenLink,
  outboxModel,
  type StoredEvent,
} from '../../server/src/platform/store/events'
import { modelOn } from '../../server/src/platform/store/model'
import type { County } from '../support/county'
import type { Load } from './load'

/**
 * Waits until every event has been told to every reaction. What a killed process had claimed is free after 30 s (its lease), and
 * what its open transactions had locked when the engine gives them up; a reaction that met such a lock comes again later.
 */
export async function everythingTold(county: County, ms = 240_000): Promise<void> {
  const outbox = modelOn(county.context.connection, outboxModel)
  const until = Date.now() + ms
  while ((await outbox.countDocuments()) > 0) {
    if (Date.now() > until) throw new Error(`${await outbox.countDocuments()} events were not told`)
    await pause(100)
  }
}

/** What the database holds that it must not, or lacks; empty when all is right. */
export async function defects(county: County, load: Load): Promise<string[]> {
  const { tenantId } = county.context
  const [cases, events, notices] = await Promise.all([
    county.context.model(caseModel).find({ tenantId }, { version: 1, chainHash: 1, number: 1 }).lean(),
    county.context.model(eventModel).find({ tenantId }).sort({ stream: 1, seq: 1 }).lean() as Promise<
      StoredEvent[]
    >,
    county.context.model(noticeModel).find({ tenantId }).lean(),
  ])
  const found: string[] = []
  const byId = new Map(cases.map((one) => [one._id, one]))
  const streams = new Map<string, StoredEvent[]>()
  for (const event of events) {
    if (!event.stream.startsWith('cases:')) continue
    const id = event.stream.slice('cases:'.length)
    streams.set(id, [...(streams.get(id) ?? []), event])
  }

  for (const [key, { id, number }] of load.acknowledged) {
    if (byId.get(id)?.number !== number) found.push(`${key}: acknowledged, and there is no such case`)
    const report = streams.get(id)?.find(({ type }) => type === 'cases.report')
    if (!report) found.push(`${key}: no event`)
    const told = notices.filter(({ eventId }) => eventId === report?._id)
    if (told.length !== 1) found.push(`${key}: ${told.length} notices`)
  }
  for (const { _id, version, chainHash } of cases) {
    const chain = streams.get(_id) ?? []
    if (chain.length !== version) found.push(`${_id}: version ${version}, ${chain.length} events`)
    if (firstBrokenLink(chain) !== null) found.push(`${_id}: chain broken at ${firstBrokenLink(chain)}`)
    if (chain.at(-1)?.hash !== chainHash) found.push(`${_id}: the case doesn't end its chain`)
  }
  for (const id of streams.keys()) if (!byId.has(id)) found.push(`${id}: events without a case`)
  const numbers = new Set(cases.map(({ number }) => number))
  if (numbers.size !== cases.length) found.push('a number was given out twice')
  if (new Set([...load.acknowledged.values()].map(({ id }) => id)).size !== load.acknowledged.size)
    found.push('two reports were answered with one case')
  return found
}

/** Cases of the load that are in the database: one per key, however often it was sent. */
export const casesOfLoad = async (county: County): Promise<number> =>
  county.context
    .model(caseModel)
    .countDocuments({ tenantId: county.context.tenantId, title: /^路灯不亮 load-/ })

/** When a job ran last, machine time; 0 when never. */
async function lastRun(county: County, job: string): Promise<number> {
  const row = await county.context.connection.collection('jobs').findOne({ name: job })
  return (row?.lastFinishedAt as Date | undefined)?.getTime() ?? 0
}

/** Waits until a job has run after a moment. One that a killed process had begun is free again after two minutes (its lock). */
export async function jobRanAfter(county: County, job: string, moment: number, ms = 240_000): Promise<void> {
  const until = Date.now() + ms
  while ((await lastRun(county, job)) <= moment) {
    if (Date.now() > until) throw new Error(`${job} has not run again`)
    await pause(200)
  }
}
