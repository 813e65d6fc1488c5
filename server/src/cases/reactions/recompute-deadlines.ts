import type { WorkCalendar } from '@linli/shared/cases/calendar'
import { type DeadlineChange, recompute } from '@linli/shared/cases/recompute'
import { OPEN_STAGES, type Stage } from '@linli/shared/cases/stages'
import { recomputeWhistle } from '@linli/shared/cases/whistle'
import { calendarFor, unitsByIds } from '../../areas'
import { type Context, createContext } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import { Problem } from '../../platform/problem'
import { moveDeadline, UNPLANNED } from '../clock'
import { derive } from '../derive'
import type { EntryDoc } from '../entries'
import { type CaseDoc, type CaseWhistle, caseModel } from '../model'
import { appendLine, insertLines } from '../record'
import { sayDue, sayWhistleDue } from './recompute-words'

/** Cases of one transaction: few, because whoever works on one of them waits until it is through. */
const BATCH = 25
const TRIES = 5
const RECOMPUTED = { type: 'cases.recompute', quiet: 'quiet' } as const

const isOpen = (stage: Stage): boolean => (OPEN_STAGES as readonly Stage[]).includes(stage)

type Open = Pick<CaseDoc, '_id' | 'unitId' | 'deadline' | 'clockState' | 'whistles' | 'stage'>

/**
 * Recomputes the deadlines that run or are suspended, and the calls that wait for an answer, when a holiday list has come in
 * (DOMAIN §1): one line each with old, new and cause; what is closed, handed in, answered or raised is left alone. Each batch is a transaction of its own and finds nothing to do the second
 * time, so it may break off and begin again anywhere.
 */
export const recomputeDeadlines: Reaction = {
  name: 'cases.recomputeDeadlines',
  on: ['areas.calendarImported'],
  async react(reacting, event) {
    const { tenantId, actor } = reacting
    // Without the mark of the reaction, which is for one transaction.
    const context = createContext(reacting, tenantId, actor, { log: reacting.log })
    const cause = `导入${Number(event.data.year)}年节假日安排`
    const calendars = calendarsOf(context)
    const ids: string[] = []
    for (const one of await openCases(context)) {
      // Most are not touched by the list: they are not loaded in full and not written.
      if ((await changeOf(one, calendars, cause)) || (await callsMoved(one, calendars)).length > 0)
        ids.push(one._id)
    }
    for (const batch of batchesOf(ids)) await recomputeBatch(context, batch, cause, calendars)
    // Steps beyond the due time may have moved although the due time has not.
    await context
      .model(caseModel)
      .updateMany(
        { tenantId, clockState: 'running', nextStepAt: { $gt: UNPLANNED } },
        { $set: { nextStepAt: UNPLANNED } },
      )
  },
}

/** Read at once: a batch that moves a due time would move its case within the index that is being read. */
async function openCases(context: Context): Promise<Open[]> {
  const { tenantId } = context
  const read = async (filter: Record<string, unknown>) =>
    (await context
      .model(caseModel)
      .find({ tenantId, ...filter }, { unitId: 1, deadline: 1, clockState: 1, whistles: 1, stage: 1 })
      .lean()) as unknown as Open[]
  const clocked = await read({ clockState: { $in: ['running', 'suspended'] } })
  const called = await read({ whistleDueAt: { $gt: new Date(0) } })
  return [...new Map([...clocked, ...called].map((one) => [one._id, one])).values()]
}

/**
 * With ten thousand cases this takes longer than the lease of an event, and then a second worker begins too. Each begins
 * somewhere else, so that they share the work instead of meeting at every case.
 */
function batchesOf(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / BATCH)
  const batches = Array.from({ length: count }, (_, i) => ids.slice(i * BATCH, (i + 1) * BATCH))
  const first = Math.floor(Math.random() * count)
  return [...batches.slice(first), ...batches.slice(0, first)]
}

type Calendars = (unitId: string | null) => Promise<WorkCalendar>

/** The calendar of each unit, read once. */
function calendarsOf(context: Context): Calendars {
  const known = new Map<string | null, Promise<WorkCalendar>>()
  return (unitId) => {
    const calendar =
      known.get(unitId) ??
      (unitId === null
        ? Promise.resolve(null)
        : unitsByIds(context, [unitId]).then((found) => found.get(unitId))
      ).then((unit) => calendarFor(context, unit))
    known.set(unitId, calendar)
    return calendar
  }
}

/** What the list does to the deadline of the unit that has the case. */
async function changeOf(
  { _id, unitId, deadline, clockState }: Open,
  calendars: Calendars,
  cause: string,
): Promise<DeadlineChange | undefined> {
  if (!deadline || (clockState !== 'running' && clockState !== 'suspended')) return undefined
  return recompute([{ caseId: _id, deadline, handledAt: null }], await calendars(unitId), cause)[0]
}

/** The unanswered calls whose time to answer the list moves, as they were and as they are to be. */
async function callsMoved(
  { whistles, stage }: Pick<Open, 'whistles' | 'stage'>,
  calendars: Calendars,
): Promise<{ old: CaseWhistle; next: CaseWhistle }[]> {
  if (!isOpen(stage)) return []
  const moved = await Promise.all(
    whistles.map(async (old) => ({ old, next: recomputeWhistle(old, await calendars(old.unitId)) })),
  )
  return moved.flatMap(({ old, next }) => (next ? [{ old, next }] : []))
}

async function recomputeBatch(
  context: Context,
  ids: readonly string[],
  cause: string,
  calendars: Calendars,
): Promise<void> {
  if (ids.length === 0) return
  for (let tries = 1; ; tries++) {
    try {
      return await inOneTransaction(context, ids, cause, calendars)
    } catch (error) {
      const overtaken = error instanceof Problem && error.code === 'STALE_VERSION'
      if (!overtaken || tries === TRIES) throw error
    }
  }
}

async function inOneTransaction(
  context: Context,
  ids: readonly string[],
  cause: string,
  calendars: Calendars,
): Promise<void> {
  await context.transact(async (tx) => {
    const { tenantId, session } = tx
    const found = (await tx
      .model(caseModel)
      .find({ _id: { $in: [...ids] }, tenantId })
      .session(session)
      .lean()) as CaseDoc[]
    const writes = []
    const lines: EntryDoc[] = []
    for (const one of found) {
      const seen = one.version
      const change = await changeOf(one, calendars, cause)
      const calls = await callsMoved(one, calendars)
      if (!change && calls.length === 0) continue
      if (change) moveDeadline(one, change.deadline)
      one.whistles = one.whistles.map((call) => calls.find(({ old }) => old === call)?.next ?? call)
      derive(one, tx.now)
      if (change) {
        const line = { action: 'remark', as: 'system', text: sayDue(change), dueAt: one.dueAt } as const
        const data = { kind: change.kind, old: change.old, new: change.new, cause, unitId: one.unitId }
        lines.push(appendLine(tx, one, line, data, RECOMPUTED))
      }
      for (const { old, next } of calls) {
        const { unitId, unitName } = next
        const text = sayWhistleDue(unitName, old.dueAt, next.dueAt, cause)
        const line = { action: 'remark', as: 'system', text, dueAt: new Date(next.dueAt) } as const
        const data = { kind: 'moved', old: old.dueAt, new: next.dueAt, cause, unitId, whistle: true }
        lines.push(appendLine(tx, one, line, data, RECOMPUTED))
      }
      const filter = { _id: one._id, tenantId, version: seen }
      writes.push({ updateOne: { filter, update: { $set: changed(one) } } })
    }
    if (writes.length === 0) return null
    // As `tx.save` does for one: whoever was changed in between is not overwritten.
    await insertLines(tx, lines)
    const result = await tx.model(caseModel).collection.bulkWrite(writes as never, { session })
    if (result.matchedCount !== writes.length) throw new Problem('STALE_VERSION')
    return null
  })
}

/** What a moved deadline changes: less than the whole case, whose other indexes are then left in peace. */
function changed(one: CaseDoc): Partial<CaseDoc> {
  const {
    version,
    chainHash,
    deadline,
    rounds,
    dueAt,
    resumeAt,
    nextStepAt,
    taskAt,
    whistles,
    whistleDueAt,
  } = one
  return { version, chainHash, deadline, rounds, dueAt, resumeAt, nextStepAt, taskAt, whistles, whistleDueAt }
}
