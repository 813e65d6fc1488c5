import type { deliberationContract } from '@linli/shared/deliberation/contract'
import { nextStatement as choose } from '@linli/shared/deliberation/opinion/next'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { type PostDoc, positionModel, postModel } from '../model'
import { councilAreaIds, isCouncil, mayReadPost } from '../policy'
import { presentModeration, presentPost } from '../present/post'
import { topicById } from './topics'

type In<N extends keyof typeof deliberationContract> = ParsedOf<(typeof deliberationContract)[N]>

/** Arguments of one side, newest first, each with its replies. */
export async function argumentsOf(context: Context, input: In<'deliberation.arguments'>) {
  const { tenantId } = context
  await topicById(context, input.id)
  const page = await newestPage<PostDoc>(context.model(postModel) as never, {
    filter: { tenantId, topicId: input.id, kind: 'argument', side: input.side },
    field: 'createdAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: {},
    now: context.now(),
  })
  const shown = page.rows.filter((post) => mayReadPost(context.actor, post))
  const replies = (await context
    .model(postModel)
    .find({ tenantId, parentId: { $in: shown.map(({ _id }) => _id) } })
    .sort({ createdAt: 1 })
    .lean()) as PostDoc[]
  return {
    items: shown.map((post) => ({
      ...presentPost(context, post),
      replies: replies
        .filter((reply) => reply.parentId === post._id && mayReadPost(context.actor, reply))
        .map((reply) => presentPost(context, reply)),
    })),
    next: page.next,
  }
}

/** Every statement of a topic by its column: also those nobody may see, because columns stay. */
export async function statementsOf(context: Context, topicId: string): Promise<PostDoc[]> {
  const { tenantId } = context
  const rows = (await context
    .model(postModel)
    .find({ tenantId, topicId, kind: 'statement' })
    .lean()) as PostDoc[]
  return rows.sort((a, b) => (a.column ?? 0) - (b.column ?? 0))
}

export async function statements(context: Context, { id }: In<'deliberation.statements'>) {
  const { tenantId, actor } = context
  await topicById(context, id)
  const [all, position] = await Promise.all([
    statementsOf(context, id),
    context
      .model(positionModel)
      .findOne({ _id: `${id}-${actor.id}`, tenantId }, { columns: 1, values: 1 })
      .lean(),
  ])
  const mine = new Map(position?.columns.map((column, i) => [column, position.values[i]]) ?? [])
  const rows = all.filter((post) => mayReadPost(actor, post))
  return {
    items: rows.map((post) => ({
      ...{ id: post._id, text: post.text, agree: post.agree, disagree: post.disagree, pass: post.pass },
      myVote: saidBy(mine.get(post.column ?? -1)),
      ...presentModeration(context, post),
    })),
  }
}

const saidBy = (value: number | undefined) =>
  value === undefined
    ? null
    : value > 0
      ? ('agree' as const)
      : value < 0
        ? ('disagree' as const)
        : ('pass' as const)

/** The statement to show next: see shared/deliberation/opinion/next. His own is his opinion already, so it is not asked. */
export async function nextStatement(context: Context, { id }: In<'deliberation.nextStatement'>) {
  const { tenantId, actor } = context
  await topicById(context, id)
  const [all, position] = await Promise.all([
    statementsOf(context, id),
    context
      .model(positionModel)
      .findOne({ _id: `${id}-${actor.id}`, tenantId }, { columns: 1 })
      .lean(),
  ])
  const voted = new Set(position?.columns ?? [])
  const visible = all.filter(({ listed }) => listed)
  const open = visible.filter(({ column, authorId }) => !voted.has(column ?? -1) && authorId !== actor.id)
  const next = choose(
    open.map((post) => ({
      ...{ id: post._id, text: post.text, agree: post.agree, disagree: post.disagree },
      seen: post.agree + post.disagree + post.pass,
    })),
    actor.id,
  )
  const mine = visible.filter(({ column }) => voted.has(column ?? -1)).length
  return { statement: next ? { id: next.id, text: next.text } : null, voted: mine, of: mine + open.length }
}

/** What a post was before its edits. Words that were never shown are so to its author and the council only. */
export async function history(context: Context, { id }: In<'deliberation.history'>) {
  const { tenantId } = context
  const post = (await context.model(postModel).findOne({ _id: id, tenantId }).lean()) as PostDoc | null
  if (!post || !mayReadPost(context.actor, post)) throw new Problem('NOT_FOUND')
  const near = post.authorId === context.actor.id || isCouncil(context.actor, post.areaPath)
  const edits = post.edits.filter(({ shown }) => near || shown !== false)
  return { items: edits.map(({ at, text }) => ({ at: wireTime(at), text })) }
}

/** What waits for the council in its areas. */
export async function flagged(context: Context, input: In<'deliberation.flagged'>) {
  const { tenantId, actor } = context
  const page = await newestPage<PostDoc>(context.model(postModel) as never, {
    filter: {
      tenantId,
      flagged: true,
      areaIds: { $in: councilAreaIds(actor) },
      ...(input.appeals !== undefined && { 'appeal.state': input.appeals ? 'open' : { $ne: 'open' } }),
    },
    field: 'createdAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: {},
    now: context.now(),
  })
  return {
    items: page.rows.map((post) => ({
      ...presentPost(context, post),
      reports: post.reports.map(({ reason }) => reason),
      appealReason: post.appeal?.reason ?? null,
    })),
    next: page.next,
  }
}
