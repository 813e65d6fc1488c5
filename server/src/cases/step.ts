import type { Acting, CaseFacts, Given } from '@linli/shared/cases/facts'
import { transition } from '@linli/shared/cases/machine'
import type { Actor as ActingAs, Action, Stage } from '@linli/shared/cases/stages'
import { MACHINE } from '@linli/shared/cases/table'
import { requireConsent } from '../identity'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import type { Tx } from '../platform/store/transact'
import { derive } from './derive'
import { factsOf, store } from './facts'
import { filesNamed, keepFiles } from './files'
import { type CaseDoc, type CaseFile, caseModel } from './model'
import { actingOn, maySee } from './policy'
import type { CaseView } from './present/view'
import { viewInside } from './queries/view'
import { type Line, record } from './record'

/** What the forms of the steps bring; each step uses some of it. `version` is what the asker saw. */
export interface StepInput {
  id: string
  version?: number
  note?: string
  reason?: string
  passed?: boolean | undefined
  unitId?: string | undefined
  targetId?: string | undefined
  attachments?: string[]
}

/** A permitted step on its way: the rules have decided, `one` holds the facts after it, nothing is written yet. */
export interface Work {
  context: Context
  tx: Tx
  one: CaseDoc
  before: CaseFacts
  acting: Acting
  /** Goes to the timeline. */
  line: Line
  /** Goes to the event. */
  data: Record<string, unknown>
}

export interface StepPlan {
  action: Action
  /** Where its photos belong. */
  photos?: CaseFile['when']
  /** The answer means the same whatever happened since the version that was seen. */
  anyVersion?: true
  /** Asked before the rules; `true` when it has been done already and nothing is to change. */
  done?: (tx: Tx, one: CaseDoc) => Promise<boolean>
  /** What the server adds to the rules' effect: clocks, figures, other cases. May run twice: writes through `tx` only. */
  effect?: (work: Work) => Promise<void> | void
}

const STAFF: readonly ActingAs[] = [
  'collector',
  'filer',
  'dispatcher',
  'unit',
  'checker',
  'supervisor',
  'town',
]

/**
 * Takes one step of a case: load with version → may the asker see it → rules → effects → event, line, save; one transaction.
 * @returns the case as the asker sees it afterwards
 * @throws NOT_FOUND, STALE_VERSION (with what it is now), AREA_FORBIDDEN, and every refusal of the rules under its own code
 */
export async function takeStep(context: Context, input: StepInput, plan: StepPlan): Promise<CaseView> {
  const { actor } = context
  if (actor.kind === 'account' && actor.roles.length === 0) await requireConsent(context)
  const files = await filesNamed(context, input.attachments ?? [], plan.photos ?? 'aside')

  return context.transact(async (tx) => {
    const one = await tx.load(caseModel, input.id)
    if (!maySee(actor, one)) throw new Problem('NOT_FOUND')
    if (input.version !== undefined && input.version > one.version) throw stale(one)
    if (plan.done && (await plan.done(tx, one))) return viewInside(context, tx, one)
    if (input.version !== undefined && input.version !== one.version && !plan.anyVersion) throw stale(one)

    const acting = actingOn(actor, one)
    const before = factsOf(one, tx.now)
    const given = givenBy(input, files.length)
    const step = transition(before, plan.action, acting, given)
    if (!step.ok) throw refusal(step.code, plan.action, acting, context, one)

    store(one, step.facts)
    const line: Line = {
      action: plan.action,
      as: actedAs(plan.action, before.stage, acting),
      text: [input.reason, input.note].filter(Boolean).join('\n'),
      passed: input.passed ?? null,
      attachmentIds: files.map((file) => file.id),
    }
    if (line.as === 'unit') Object.assign(line, ownUnit(acting, one))
    const work: Work = { context, tx, one, before, acting, line, data: {} }
    if (input.passed !== undefined) work.data.passed = input.passed
    await keepFiles(tx, one, files)
    await plan.effect?.(work)
    await write(work)
    return viewInside(context, tx, one)
  })
}

/** Puts a step on record and saves the case. */
async function write({ tx, one, line, data }: Work): Promise<void> {
  derive(one, tx.now)
  const { unitId } = one
  await record(tx, one, line, { ...(unitId && { unitId }), ...data })
  await tx.save(caseModel, one)
}

function givenBy(input: StepInput, photos: number): Given {
  const { note, reason, passed, unitId, targetId } = input
  return {
    photos,
    ...(note !== undefined && { note }),
    ...(reason !== undefined && { reason }),
    ...(passed !== undefined && { passed }),
    ...(unitId !== undefined && { unitId }),
    ...(targetId !== undefined && { targetId }),
  }
}

/** What a case is now, for whoever acted on what it was. */
const nowIs = (one: CaseDoc) => ({ currentVersion: one.version, stage: one.stage, holder: one.holder })

const stale = (one: CaseDoc): Problem => new Problem('STALE_VERSION', { extra: nowIs(one) })

/** A "no" of the rules. Staff whose role is for another area are told that instead of "no right". */
function refusal(
  code: Extract<ReturnType<typeof transition>, { ok: false }>['code'],
  action: Action,
  acting: Acting,
  context: Context,
  one: CaseDoc,
): Problem {
  const elsewhere =
    code === 'FORBIDDEN' &&
    context.actor.roles.length > 0 &&
    !acting.actors.some((as) => STAFF.includes(as)) &&
    MACHINE.some((row) => row.action === action && row.who.some((as) => STAFF.includes(as)))
  return new Problem(elsewhere ? 'AREA_FORBIDDEN' : code, { extra: nowIs(one) })
}

/** As what, of all that apply, a step was taken: the table's own order. */
function actedAs(action: Action, from: Stage, acting: Acting): ActingAs {
  const rows = MACHINE.filter((row) => row.action === action && row.from.includes(from))
  return rows.flatMap((row) => row.who).find((as) => acting.actors.includes(as)) ?? acting.actors[0]!
}

function ownUnit(acting: Acting, one: CaseDoc): Pick<Line, 'unitId' | 'unitName'> {
  const unitId = acting.unitId ?? null
  const called = one.whistles.find((call) => call.unitId === unitId)
  const had = one.rounds.find((round) => round.unitId === unitId)
  return { unitId, unitName: called?.unitName ?? had?.unitName ?? one.unitName }
}
