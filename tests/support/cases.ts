import type { Action } from '@linli/shared/cases/stages'
import type { Input, Output } from '@linli/shared/contract'
import { openSession } from '../../server/src/identity'
import { checksModel } from '../../server/src/moderation/model'
import { settle } from '../../server/src/moderation/settle'
import type { County, Person } from './county'
import type { Answer } from './server'

export type CaseView = Output<'cases.view'>

/** The people of one loop, all of the first grid. */
export interface Crew {
  county: County
  resident: Person
  gridWorker: Person
  dispatcher: Person
  supervisor: Person
  handler: Person
  /** The unit of the handler, and another one. */
  unitId: string
  otherUnitId: string
}

export async function crewOf(county: County): Promise<Crew> {
  const [unit, other] = Object.values(county.units)
  // Sessions end after a quarter of an hour, cases take weeks: `later` renews them.
  const renewable = async (person: Promise<Person>): Promise<Person> => {
    const one = { ...(await person) }
    one.call = (name, input, options) => county.server.call(name, input, { token: one.token, ...options })
    return one
  }
  const [resident, gridWorker, dispatcher, supervisor, handler] = await Promise.all([
    renewable(county.resident('王桂英')),
    renewable(county.gridWorker('赵网格')),
    renewable(county.dispatcher('钱派遣')),
    renewable(county.supervisor('孙督办')),
    renewable(county.handler('李师傅', unit!)),
  ])
  return {
    county,
    resident,
    gridWorker,
    dispatcher,
    supervisor,
    handler,
    unitId: unit!._id,
    otherUnitId: other!._id,
  }
}

/** Moves the clock and signs the crew in again. */
export async function later({ county, ...crew }: Crew, ms: number, ...others: Person[]): Promise<void> {
  county.server.clock.advance(ms)
  const { resident, gridWorker, dispatcher, supervisor, handler } = crew
  for (const person of [resident, gridWorker, dispatcher, supervisor, handler, ...others])
    person.token = (await openSession(county.context, person.id)).accessToken
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A category of the county's book. */
export const LAMP = '0102'

/** A place in a grid that its rounding moves. */
export function placeIn(county: County, grid = county.grids[0]!) {
  const { lng, lat } = county.inside(grid)
  return { lng: lng + 0.000_23, lat: lat + 0.000_23, address: '人民路12号' }
}

/** Reports a dead street lamp in the first grid; the words pass their check. */
export async function aReport(
  { county, resident }: Crew,
  more: Partial<Input<'cases.report'>> = {},
  by: Person = resident,
): Promise<CaseView> {
  const input = { text: '路灯不亮，晚上很黑', categoryCode: LAMP, place: placeIn(county), ...more }
  const one = (await by.call('cases.report', input)).ok
  if (one.moderation === 'pending') await decide(county, { kind: 'text', caseId: one.id }, 'passed')
  return (await by.call('cases.view', { id: one.id })).ok
}

/** Judges words or a photo of a case as a person or WeChat would, and waits for what follows from it. */
export async function decide(
  county: County,
  subject: { kind: 'text' | 'photo'; caseId: string; fileId?: string },
  verdict: 'passed' | 'hidden',
): Promise<void> {
  await judge(county, subject, verdict)
  await county.server.settle()
}

/** The same, before anybody is told. */
export async function judge(
  { context }: County,
  { kind, caseId, fileId = null }: { kind: 'text' | 'photo'; caseId: string; fileId?: string | null },
  verdict: 'passed' | 'hidden',
): Promise<void> {
  const { tenantId } = context
  const check = await context.model(checksModel).findOne({ tenantId, kind, ownerId: caseId, fileId }).lean()
  if (!check) throw new Error(`nothing to judge: ${kind} of ${caseId}`)
  await context.transact(async (tx) => settle(tx, await tx.load(checksModel, check._id), verdict))
}

/** A photo uploaded by a person: its id. */
export async function aPhoto(crew: Crew, by: Person): Promise<string> {
  const { storeFile } = await import('../../server/src/files')
  const sharp = (await import('sharp')).default
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer()
  const stored = (await storeFile(crew.county.context, { bytes, uploaderId: by.id })) as {
    id?: string
    _id?: string
  }
  return (stored.id ?? stored._id)!
}

type StepName = Extract<Parameters<Person['call']>[0], `cases.${Action}`>

/** Takes a step at the version the case has now; the answer may be a refusal. */
export async function step(
  by: Person,
  one: { id: string },
  action: StepName extends `cases.${infer A}` ? A : never,
  more: Record<string, unknown> = {},
): Promise<Answer<CaseView>> {
  const { version } = (await by.call('cases.view', { id: one.id })).ok
  return by.call(`cases.${action}` as 'cases.remark', { id: one.id, version, ...more } as never)
}

const ORDER = ['filed', 'dispatched', 'handling', 'handled', 'checked', 'closed'] as const
export type Milestone = (typeof ORDER)[number]

/** Walks a case on, from wherever it stands, to a milestone of the line. */
export async function walk(crew: Crew, one: CaseView, to: Milestone): Promise<CaseView> {
  const steps: Record<Milestone, () => Promise<Answer<CaseView>>> = {
    filed: () => step(crew.dispatcher, one, 'file'),
    dispatched: () => step(crew.dispatcher, one, 'dispatch', { unitId: crew.unitId }),
    handling: () => step(crew.handler, one, 'accept'),
    handled: async () =>
      step(crew.handler, one, 'handle', {
        note: '已更换灯泡',
        attachments: [await aPhoto(crew, crew.handler)],
      }),
    checked: () => step(crew.gridWorker, one, 'check', { passed: true, note: '灯已亮' }),
    closed: () => step(crew.gridWorker, one, 'close'),
  }
  const at = { reported: 0, filed: 1, dispatched: 2, handling: 3, handled: 4 } as Record<string, number>
  let now = one
  for (const milestone of ORDER.slice(at[one.stage] ?? 0, ORDER.indexOf(to) + 1))
    now = (await steps[milestone]()).ok
  return now
}

/** A case of the crew's resident at a milestone. */
export const aCase = async (crew: Crew, at: Milestone, more: Partial<Input<'cases.report'>> = {}) =>
  walk(crew, await aReport(crew, more), at)
