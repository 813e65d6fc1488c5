import { maskName } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { matching, type Wanted } from '@linli/shared/volunteering/help'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { mustRead, strangersOf } from '../help/sides'
import { type BlockDoc, blockModel, type HelpDoc, helpModel } from '../model-help'
import { type BankLineDoc, bankLineModel, poolIdOf, poolModel } from '../model-hours'
import { organisedAreaIds } from '../policy'
import { presentHelp, presentHelpSummary } from '../present/help'

type In<N extends keyof typeof volunteeringContract> = ParsedOf<(typeof volunteeringContract)[N]>

const pageOf = (
  context: Context,
  filter: Record<string, unknown>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) =>
  newestPage<HelpDoc>(context.model(helpModel) as never, {
    ...{ filter, field: 'createdAt', cursor, limit, projection: { text: 0 }, now: context.now() },
  })

/** Open ones; what has lapsed meanwhile and people who blocked each other are left out, so a page may be short. */
export async function helps(context: Context, input: In<'volunteering.helps'>) {
  const { tenantId, actor } = context
  const { kind, skill, areaId } = input
  const inArea = areaId !== undefined ? { areaIds: areaId } : {}
  const page = await pageOf(
    context,
    { tenantId, ...inArea, listed: true, kind, ...(skill && { skill }) },
    input,
  )
  const strangers = await strangersOf(context, actor.id)
  const rows = page.rows.filter(
    ({ authorId, to }) => !strangers.has(authorId) && to.getTime() > context.now(),
  )
  return { items: rows.map((one) => presentHelpSummary(context, one)), next: page.next }
}

export async function myHelps(context: Context, input: In<'volunteering.myHelps'>) {
  const { tenantId, actor } = context
  const page = await pageOf(context, { tenantId, peopleIds: actor.id }, input)
  return { items: page.rows.map((one) => presentHelpSummary(context, one)), next: page.next }
}

export async function flaggedHelps(context: Context, input: In<'volunteering.flaggedHelps'>) {
  const { tenantId, actor } = context
  const filter = { tenantId, areaIds: { $in: organisedAreaIds(actor) }, flagged: true }
  const page = await pageOf(context, filter, input)
  const items = page.rows.map((one) => ({
    ...presentHelpSummary(context, one),
    reports: one.reports.map(({ reason }) => reason),
  }))
  return { items, next: page.next }
}

export async function poolRequests(context: Context, input: In<'volunteering.poolRequests'>) {
  const { tenantId, actor } = context
  const filter = { tenantId, areaIds: { $in: organisedAreaIds(actor) }, state: 'asked' }
  const page = await pageOf(context, filter, input)
  const pool = await context
    .model(poolModel)
    .findOne({ _id: poolIdOf(tenantId), tenantId })
    .lean()
  return {
    items: page.rows.map((one) => presentHelpSummary(context, one)),
    next: page.next,
    poolHalfHours: pool?.halfHours ?? 0,
  }
}

async function helpById(context: Context, id: string): Promise<HelpDoc> {
  const { tenantId } = context
  const one = (await context.model(helpModel).findOne({ _id: id, tenantId }).lean()) as HelpDoc | null
  if (!one) throw new Problem('NOT_FOUND')
  return one
}

export async function help(context: Context, { id }: { id: string }) {
  const one = await helpById(context, id)
  await mustRead(context, one)
  return presentHelp(context, one)
}

const wantedOf = (one: HelpDoc): Wanted & { one: HelpDoc } => ({
  ...{ kind: one.kind, skill: one.skill, place: one.place, one },
  ...{ from: one.from.getTime(), to: one.to.getTime() },
})

/** Looked at for fitting: the newest of the skill in the county. */
const LOOKED_AT = 300
const SHOWN = 20

/** Listed counterparts that fit by skill, place and time, the nearest first; none of people who blocked each other. */
export async function fitting(context: Context, one: HelpDoc) {
  const { tenantId } = context
  const kind = one.kind === 'offer' ? 'request' : 'offer'
  const rows = (await context
    .model(helpModel)
    .find({ tenantId, listed: true, kind, skill: one.skill })
    .sort({ createdAt: -1 })
    .limit(LOOKED_AT)
    .lean()) as unknown as HelpDoc[]
  const strangers = await strangersOf(context, one.authorId)
  const others = rows.filter(({ authorId }) => authorId !== one.authorId && !strangers.has(authorId))
  return matching(wantedOf(one), others.map(wantedOf))
    .slice(0, SHOWN)
    .map(({ other, metres }) => ({ one: other.one, metres: Math.round(metres) }))
}

export async function helpMatches(context: Context, { id }: { id: string }) {
  const one = await helpById(context, id)
  if (one.authorId !== context.actor.id) throw new Problem('NOT_FOUND')
  const found = await fitting(context, one)
  // To hundreds of metres: an exact distance from two places would give the home away.
  const rough = (metres: number) => Math.ceil(metres / 100) * 100
  return {
    items: found.map((fits) => ({ ...presentHelpSummary(context, fits.one), metres: rough(fits.metres) })),
  }
}

export async function blocks(context: Context, { cursor, limit }: In<'volunteering.blocks'>) {
  const { tenantId, actor } = context
  const page = await newestPage<BlockDoc>(context.model(blockModel) as never, {
    ...{
      filter: { tenantId, accountId: actor.id },
      field: 'at',
      cursor,
      limit,
      projection: {},
      now: context.now(),
    },
  })
  const people = await peopleByIds(
    context,
    page.rows.map(({ blockedId }) => blockedId),
  )
  const items = page.rows.map(({ blockedId, at }) => ({
    ...{ accountId: blockedId, name: maskName(people.get(blockedId)?.name ?? ''), at: wireTime(at) },
  }))
  return { items, next: page.next }
}

/** Movements of the asker's time bank. */
export async function bankLines(context: Context, { cursor, limit }: In<'volunteering.bankLines'>) {
  const { tenantId, actor } = context
  const page = await newestPage<BankLineDoc>(context.model(bankLineModel) as never, {
    ...{
      filter: { tenantId, owner: actor.id },
      field: 'at',
      cursor,
      limit,
      projection: {},
      now: context.now(),
    },
  })
  const items = page.rows.map(({ _id, kind, halfHours, at }) => ({
    id: _id,
    kind,
    halfHours,
    at: wireTime(at),
  }))
  return { items, next: page.next }
}
