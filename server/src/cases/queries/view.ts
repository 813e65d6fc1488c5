import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { ClientSession } from 'mongoose'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type EntryDoc, entryModel } from '../entries'
import { type CaseDoc, caseModel } from '../model'
import { mayKnowReporter, maySee } from '../policy'
import { type SummaryDoc, summaryFields } from '../present/summary'
import { type CaseView, presentView, type Surroundings } from '../present/view'

/** One case with its timeline and what the asker may do. @throws NOT_FOUND also for a case the asker may not see */
export async function view(
  context: Context,
  { id }: ParsedOf<(typeof casesContract)['cases.view']>,
): Promise<CaseView> {
  const { tenantId } = context
  const [one, entries] = await Promise.all([
    context.model(caseModel).findOne({ tenantId, _id: id }).lean() as Promise<CaseDoc | null>,
    entriesOf(context, id),
  ])
  if (!one || !maySee(context.actor, one)) throw new Problem('NOT_FOUND')
  return presentView(context, one, await surroundings(context, one, entries))
}

/** The same for the answer of a step, inside its transaction: so a repeated request gets the very same answer. */
export async function viewInside(context: Context, tx: Tx, one: CaseDoc): Promise<CaseView> {
  const entries = await entriesOf(context, one._id, tx.session)
  return presentView(context, one, await surroundings(context, one, entries, tx.session))
}

async function entriesOf(context: Context, caseId: string, session?: ClientSession): Promise<EntryDoc[]> {
  const { tenantId } = context
  return (await context
    .model(entryModel)
    .find({ tenantId, caseId })
    .sort({ seq: 1 })
    .session(session ?? null)
    .lean()) as EntryDoc[]
}

async function surroundings(
  context: Context,
  one: CaseDoc,
  entries: EntryDoc[],
  session: ClientSession | null = null,
): Promise<Surroundings> {
  const { tenantId } = context
  const cases = context.model(caseModel)
  const { reporterId } = one
  // Only what there is: most cases have none of it. One after the other, as a session takes one command at a time.
  const children =
    one.childIds.length > 0
      ? await cases
          .find({ tenantId, _id: { $in: one.childIds } }, summaryFields)
          .session(session)
          .lean()
      : []
  const merged =
    one.mergedIds.length > 0
      ? await cases
          .find({ tenantId, _id: { $in: one.mergedIds } }, { number: 1, title: 1 })
          .session(session)
          .lean()
      : []
  const known = reporterId !== null && reporterId !== context.actor.id && mayKnowReporter(context.actor, one)
  const reporter = known ? (await peopleByIds(context, [reporterId])).get(reporterId) : undefined
  return {
    entries,
    children: children as unknown as SummaryDoc[],
    merged: merged as unknown as Surroundings['merged'],
    reporter: reporter && !reporter.deleted ? { name: reporter.name, phone: reporter.phone } : null,
  }
}
