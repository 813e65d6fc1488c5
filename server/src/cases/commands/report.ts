import type { casesContract } from '@linli/shared/cases/contract'
import type { Source } from '@linli/shared/cases/stages'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { locate } from '../../areas'
import { requireConsent } from '../../identity'
import { judgeWords, watchText } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { categoryNamed } from '../category'
import { derive, titleOf } from '../derive'
import { filesNamed, keepFiles } from '../files'
import { type CaseDoc, caseModel } from '../model'
import { insertCase, newCase } from '../new-case'
import { nextNumber } from '../numbers'
import { placeIn } from '../place'
import { mayEnter, maySee } from '../policy'
import { type CaseView, presentView } from '../present/view'
import { record } from '../record'

/** What every way in brings: the form of a resident, a patrol, a call, a device, another system. */
export interface ReportInput {
  text: string
  categoryCode?: string | undefined
  place: { lng: number; lat: number; address: string }
  attachments: string[]
  visibility: 'public' | 'private'
  linkedCaseId?: string | undefined
  source: Source
  externalId?: string
}

/** Reports an issue. @throws as the contract says; a form sent again under its key is answered by the platform */
export async function report(
  context: Context,
  input: ParsedOf<(typeof casesContract)['cases.report']>,
): Promise<CaseView> {
  if (context.actor.roles.length === 0) await requireConsent(context)
  return openCase(context, input, async (_tx, one, entries) =>
    presentView(context, one, { entries, children: [], merged: [], reporter: null }),
  )
}

/**
 * Makes a case of what came in, whatever its source: finds the grid, checks the words, then writes case, event and line in one
 * transaction.
 * @param answer made inside the transaction, so that a repeat gets the same
 */
export async function openCase<R>(
  context: Context,
  input: ReportInput,
  answer: (tx: Tx, one: CaseDoc, entries: Awaited<ReturnType<typeof record>>[]) => Promise<R>,
): Promise<R> {
  const { actor, tenantId } = context
  const place = placeIn(input.place, await locate(context, { lng: input.place.lng, lat: input.place.lat }))
  if (input.source === 'patrol' || input.source === 'phone') {
    const may = mayEnter(actor, place.gridPath)
    if (may !== 'yes') throw new Problem(may === 'noRole' ? 'ROLE_MISSING' : 'AREA_FORBIDDEN')
  }
  const [category, files, linked, moderation] = await Promise.all([
    input.categoryCode ? categoryNamed(context, input.categoryCode) : null,
    filesNamed(context, input.attachments, 'before'),
    input.linkedCaseId ? linkedCase(context, input.linkedCaseId) : null,
    judgeText(context, input),
  ])
  const number = await nextNumber(context)

  return context.transact(async (tx) => {
    const { text, visibility, source } = input
    const one = newCase({
      ...{ tenantId, number, text, visibility, source, moderation, category, place },
      title: titleOf(text),
      now: tx.now,
    })
    // A call or a patrol find has no reporter among the accounts: who typed it in is in the timeline.
    if (source === 'resident') Object.assign(one, { reporterId: actor.id, reporterIds: [actor.id] })
    one.externalId = input.externalId ?? null
    one.linkedCaseId = linked?._id ?? null
    one.linkedNumber = linked?.number ?? null
    one.verified = source === 'patrol'
    await keepFiles(tx, one, files)
    if (moderation === 'pending') {
      const owner = { kind: 'case', id: one._id } as const
      await watchText(tx, { owner, accountId: actor.id, areaPath: place.gridPath, text })
    }
    const entry = await record(
      tx,
      one,
      {
        action: 'report',
        as:
          source === 'resident'
            ? 'reporter'
            : source === 'patrol'
              ? 'collector'
              : source === 'phone'
                ? 'filer'
                : 'system',
        attachmentIds: files.map((file) => file.id),
      },
      { source, ...(category && { categoryCode: category.code }) },
    )
    derive(one, tx.now)
    await insertCase(tx, one)
    return answer(tx, one, [entry])
  })
}

async function linkedCase(context: Context, id: string): Promise<Pick<CaseDoc, '_id' | 'number'>> {
  const { tenantId } = context
  const found = (await context.model(caseModel).findOne({ tenantId, _id: id }).lean()) as CaseDoc | null
  if (!found || !maySee(context.actor, found)) throw new Problem('TARGET_UNKNOWN')
  return found
}

/** Words are checked before the public sees them; without an answer they wait (DOMAIN §6). */
async function judgeText(context: Context, { text, source }: ReportInput): Promise<'passed' | 'pending'> {
  // What the system writes was decided, and checked, elsewhere.
  if (context.actor.kind === 'system') return 'passed'
  // Staff write what they saw or heard; the check is for what anybody may send in.
  if (source === 'patrol' || source === 'phone') return 'passed'
  return judgeWords(context, text)
}
