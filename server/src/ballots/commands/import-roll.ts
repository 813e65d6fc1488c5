import { readRollRows, type SheetUnit } from '@linli/shared/ballots/roll-sheet'
import type { Context as Koa } from 'koa'
import { readUpload } from '../../files'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { ballotModel } from '../model'
import {
  type RollDoc,
  type RollImportDoc,
  type RollUnitDoc,
  rollImportModel,
  rollModel,
  rollUnitModel,
} from '../model-rolls'
import { dueOf, rollRun } from '../rolls/load'
import { rollPerson } from '../rolls/person-key'
import { presentImport } from '../rolls/present-import'
import { readRollFile } from '../rolls/read-file'

/** Up to here the answer waits for the end; beyond, the import goes on and its progress is asked for. */
const AT_ONCE = 2_000
const BATCH = 500
const MOST_PROBLEMS = 200

/**
 * Fills a roll from a file, all or nothing: first every line is checked, then the units are written beside those in force, and in the
 * end one transaction puts them in their place.
 * @throws ROLL_INVALID with a line for every mistake, ROLL_ENCODING, ROLL_FROZEN while a vote with this roll is open
 */
export async function importRoll(context: Context, { id }: { id: string }, koa: Koa) {
  // The body is read first, whatever the answer (see readUpload); what is wrong with it comes after whose roll it is.
  const [upload] = await Promise.allSettled([readUpload(koa)])
  const roll = await rollRun(context, id)
  if (upload.status === 'rejected') throw upload.reason
  const bytes = upload.value
  await mustNotBeFrozen(context, id)
  const { units, problems, notes } = readRollRows(roll.kind, await readRollFile(bytes, roll.kind))
  if (units.length === 0 && problems.length === 0) problems.push({ row: 1, message: '表格里没有任何一行' })
  if (problems.length > 0) {
    const fields = problems
      .slice(0, MOST_PROBLEMS)
      .map(({ row, message }) => ({ path: String(row), message: `第${row}行：${message}` }))
    throw new Problem('ROLL_INVALID', { fields, extra: { problemCount: problems.length } })
  }
  const { tenantId } = context
  const begun: RollImportDoc = {
    ...{ _id: newId(), tenantId, rollId: id, areaPath: roll.areaPath, state: 'running' },
    ...{ rows: units.length, done: 0, due: null, notes: notes.slice(0, MOST_PROBLEMS), at: new Date() },
  }
  await context.model(rollImportModel).create(begun)
  // Its own context: what goes on after the answer must not be that answer.
  const work = createContext(context, tenantId, context.actor, { log: context.log })
  const ended = fill(work, roll, begun, units)
  if (units.length <= AT_ONCE) await ended
  else
    ended.catch((error: unknown) => context.log.error({ err: error, rollId: id }, 'import of a roll failed'))
  return importOf(context, begun._id)
}

async function importOf(context: Context, id: string) {
  const { tenantId } = context
  const found = await context.model(rollImportModel).findOne({ tenantId, _id: id }).lean()
  if (!found) throw new Problem('NOT_FOUND')
  return presentImport(found as RollImportDoc)
}

/** A roll with an open vote changes by approved revisions only (DOMAIN §3). */
async function mustNotBeFrozen(context: Context, rollId: string): Promise<void> {
  const { tenantId } = context
  const open = await context
    .model(ballotModel)
    .exists({ tenantId, 'voters.rollId': rollId, stage: { $in: ['opened', 'sealed'] } })
  if (open) throw new Problem('ROLL_FROZEN')
}

async function fill(
  context: Context,
  roll: RollDoc,
  begun: RollImportDoc,
  units: readonly SheetUnit[],
): Promise<void> {
  const { tenantId } = context
  const imports = context.model(rollImportModel)
  const rows = units.map(
    ({ unit, area, people }): RollUnitDoc => ({
      ...{ _id: newId(), tenantId, rollId: roll._id, generation: begun._id, unit, area },
      owners: people.map((person) => rollPerson(context, person)),
    }),
  )
  try {
    for (let from = 0; from < rows.length; from += BATCH) {
      await context.model(rollUnitModel).collection.insertMany(rows.slice(from, from + BATCH) as never[])
      const done = Math.min(rows.length, from + BATCH)
      await imports.updateOne({ _id: begun._id, tenantId }, { $set: { done, at: new Date() } })
    }
    const due = dueOf(roll.kind, rows)
    await context.transact(async (tx) => {
      const one = await tx.load(rollModel, roll._id, roll.version)
      await mustNotBeFrozen(context, roll._id)
      Object.assign(one, { generation: begun._id, rows: rows.length, due })
      tx.append('ballotRolls', one, 'ballots.rollImported', { rows: rows.length, due }, 'quiet')
      await tx.save(rollModel, one)
      await tx
        .model(rollImportModel)
        .updateOne({ _id: begun._id, tenantId }, { $set: { state: 'done', due } }, { session: tx.session })
    })
    await context
      .model(rollUnitModel)
      .deleteMany({ tenantId, rollId: roll._id, generation: { $nin: [begun._id] } })
  } catch (error) {
    await imports.updateOne({ _id: begun._id, tenantId }, { $set: { state: 'failed' } })
    await context.model(rollUnitModel).deleteMany({ tenantId, rollId: roll._id, generation: begun._id })
    throw error
  }
}
