import type { Actor as ActingAs, Action } from '@linli/shared/cases/stages'
import type { Tx } from '../platform/store/transact'
import { type EntryDoc, entryModel } from './entries'
import type { CaseDoc } from './model'

/** A line of the timeline to be written; what is left out is empty. */
export interface Line
  extends Partial<Pick<EntryDoc, 'text' | 'unitId' | 'unitName' | 'attachmentIds' | 'dueAt' | 'passed'>> {
  action: Action
  as: ActingAs
}

interface Recording {
  /** Type of the event when it is not `cases.<action>`. */
  type?: string
  quiet?: 'quiet'
}

/**
 * Writes that something happened to a case: the event on its chain and the line of its timeline under the same id and number.
 * The caller saves the case afterwards.
 * @param data of the event: ids and judgements, no words of people
 */
export async function record(
  tx: Tx,
  one: CaseDoc,
  line: Line,
  data: Record<string, unknown> = {},
  how: Recording = {},
): Promise<EntryDoc> {
  const entry = appendLine(tx, one, line, data, how)
  await insertLines(tx, [entry])
  return entry
}

/** The event of {@link record}, and its line for {@link insertLines}: for those who write many at once. */
export function appendLine(
  tx: Tx,
  one: CaseDoc,
  line: Line,
  data: Record<string, unknown>,
  { type = `cases.${line.action}`, quiet }: Recording = {},
): EntryDoc {
  const { round, stage } = one
  const event = tx.append('cases', one, type, { round, to: stage, ...data }, quiet)
  return {
    _id: event._id,
    tenantId: tx.tenantId,
    caseId: one._id,
    seq: event.seq,
    at: event.at,
    action: line.action,
    as: line.as,
    actorId: tx.actor.id,
    text: line.text ?? '',
    unitId: line.unitId ?? null,
    unitName: line.unitName ?? null,
    attachmentIds: line.attachmentIds ?? [],
    dueAt: line.dueAt ?? null,
    passed: line.passed ?? null,
    round,
  }
}

/** Straight to the driver: the entries are built here, there is nothing to cast. */
export async function insertLines(tx: Tx, entries: readonly EntryDoc[]): Promise<void> {
  await tx.model(entryModel).collection.insertMany([...entries] as never[], { session: tx.session })
}
