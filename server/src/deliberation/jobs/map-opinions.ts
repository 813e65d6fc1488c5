import { chartOf } from '@linli/shared/deliberation/opinion/chart'
import {
  noOpinions,
  type OpinionState,
  opinionMap,
  takeVotes,
  widen,
} from '@linli/shared/deliberation/opinion/map'
import { readMap } from '@linli/shared/deliberation/opinion/reading'
import { inEachCounty } from '../../identity'
import type { Context } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { mapModel, type PositionDoc, positionModel, postModel } from '../model'

/** What this process still holds of the topics it mapped last: only votes since then are read. A hint; losing it costs a full run. */
interface Held {
  state: OpinionState
  /** Rows changed at this moment or later may be missing. */
  since: Date | null
}
const held = new Map<string, Held>()
const MOST_HELD = 20
/** A vote's time is taken when its transaction begins: one that was slow to commit is read with the next run. */
const OVERLAP_MS = 60_000
const BATCH = 2_000

/** Draws the opinion maps of topics on which somebody has voted since the last run. */
export const mapOpinionsJob: Job = {
  name: 'deliberation.mapOpinions',
  every: '30 seconds',
  run: (services) =>
    inEachCounty(services, 'deliberation.mapOpinions', async (context) => {
      const { tenantId } = context
      const dirty = await context.model(mapModel).find({ tenantId, dirty: true }, { _id: 1 }).lean()
      for (const { _id } of dirty) {
        await mapOpinion(context, _id).catch((error: unknown) => {
          held.delete(_id)
          services.log.error({ err: error, topicId: _id }, 'opinion map left for the next run')
        })
      }
    }),
}

/** Draws one map: the votes that are new to this process, from where it left off. */
export async function mapOpinion(context: Context, topicId: string): Promise<void> {
  const { tenantId } = context
  const maps = context.model(mapModel)
  // First: a vote from now on marks it again.
  await maps.updateOne({ _id: topicId, tenantId }, { $set: { dirty: false } })
  const statements = await context.model(postModel).countDocuments({ tenantId, topicId, kind: 'statement' })
  const known = held.get(topicId)
  const { state, since } = known ?? { state: noOpinions(statements), since: null }
  widen(state, statements)
  const newest = await takeNew(context, topicId, state, since)
  const map = opinionMap(state, known ? 'warm' : 'full')
  const reading = readMap(state, map)
  let votes = 0
  for (const { columns } of state.rows.values()) votes += columns.length
  const drawn = {
    computedAt: new Date(context.now()),
    participants: map.ids.length,
    votes,
    reading,
    chart: chartOf(map, reading, statements),
  }
  await maps.updateOne({ _id: topicId, tenantId }, { $set: drawn as never })
  held.delete(topicId)
  held.set(topicId, { state, since: newest && new Date(newest.getTime() - OVERLAP_MS) })
  for (const id of held.keys()) {
    if (held.size <= MOST_HELD) break
    held.delete(id)
  }
}

async function takeNew(
  context: Context,
  topicId: string,
  state: OpinionState,
  since: Date | null,
): Promise<Date | null> {
  const { tenantId } = context
  const cursor = context
    .model(positionModel)
    .find({ tenantId, topicId, ...(since && { updatedAt: { $gte: since } }) })
    .lean()
    .cursor({ batchSize: BATCH })
  let newest = since
  for await (const row of cursor as AsyncIterable<PositionDoc>) {
    // A statement that was added since the table was measured comes with the next run.
    const kept = row.columns.flatMap((column, i) => (column < state.statements ? [i] : []))
    const columns = kept.map((i) => row.columns[i] as number)
    takeVotes(state, [{ id: row.accountId, columns, values: kept.map((i) => row.values[i] ?? 0) }])
    if (!newest || row.updatedAt > newest) newest = row.updatedAt
  }
  return newest
}
