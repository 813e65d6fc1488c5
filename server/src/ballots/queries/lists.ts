import type { ballotsContract } from '@linli/shared/ballots/contract'
import type { Phase } from '@linli/shared/ballots/phase'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { areaById } from '../../areas'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { type BallotDoc, ballotModel } from '../model'
import { presentSummary } from '../present'

/** Announced ballots that concern an area: its own, those of areas above it, and those of areas in it. */
export async function list(asked: Context, input: ParsedOf<(typeof ballotsContract)['ballots.list']>) {
  const context = await publicContext(asked, input.tenant)
  const tags = input.topicId ? [`topic:${input.topicId}`] : await tagsFor(context, input.areaId)
  return pageOf(context, input, {
    ...(tags && { tags: { $in: tags } }),
    announcedAt: { $ne: null },
    ...phaseFilter(context, input.phase),
  })
}

async function tagsFor(context: Context, areaId: string | undefined): Promise<string[] | null> {
  if (areaId === undefined) return null
  const area = await areaById(context, areaId)
  const above = area.path.split('/').filter(Boolean)
  return [`in:${area._id}`, ...above.map((id) => `at:${id}`)]
}

/** All ballots of the areas that the asker runs, drafts as well. */
export function desk(context: Context, input: ParsedOf<(typeof ballotsContract)['ballots.desk']>) {
  const areas = context.actor.roles
    .filter(({ role }) => role === 'council' || role === 'administrator')
    .map(({ areaPath }) => areaPath.split('/').filter(Boolean).at(-1))
  return pageOf(context, input, {
    tags: { $in: [...new Set(areas)].map((id) => `in:${id}`) },
    ...(input.phase === 'draft' ? { stage: 'draft' } : phaseFilter(context, input.phase)),
  })
}

/** A phase as a filter: what was done, and the time. */
function phaseFilter(context: Context, phase: Phase | undefined): Record<string, unknown> {
  const now = new Date(context.now())
  switch (phase) {
    case undefined:
      return {}
    case 'announced':
      return { stage: 'announced', opensAt: { $gt: now } }
    case 'open':
      return { stage: { $in: ['announced', 'opened'] }, opensAt: { $lte: now }, closesAt: { $gt: now } }
    case 'closed':
      return { stage: { $in: ['announced', 'opened', 'sealed'] }, closesAt: { $lte: now } }
    default:
      return { stage: phase }
  }
}

async function pageOf(
  context: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  filter: Record<string, unknown>,
) {
  const page = await newestPage<BallotDoc>(context.model(ballotModel) as never, {
    filter: { tenantId: context.tenantId, ...filter },
    field: 'listAt',
    ...{ cursor, limit, now: context.now() },
    projection: { lotSecret: 0, text: 0, keys: 0 },
  })
  return {
    items: await Promise.all(page.rows.map((row) => presentSummary(context, row))),
    next: page.next,
  }
}
