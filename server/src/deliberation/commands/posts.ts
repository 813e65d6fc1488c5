import { takesWords } from '@linli/shared/deliberation/topic'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type PostDoc, postModel, topicModel } from '../model'
import { mayReadPost, mustCouncil, mustNotBeOwn, visibilityOf } from '../policy'
import { type PostView, presentPost } from '../present/post'
import { show, watchWords } from '../words'

/** More reports than these of one post tell the council nothing new. */
const MOST_REPORTS = 50

async function load(tx: Tx, id: string): Promise<PostDoc> {
  const post = await tx.load(postModel, id)
  if (!mayReadPost(tx.actor, post)) throw new Problem('NOT_FOUND')
  return post
}

async function mustBeOpen(tx: Tx, { topicId }: PostDoc): Promise<void> {
  const topic = await tx.load(topicModel, topicId)
  if (!takesWords(topic.stage)) throw new Problem('TOPIC_CLOSED')
}

function change(
  context: Context,
  id: string,
  work: (tx: Tx, post: PostDoc) => Promise<void>,
): Promise<PostView> {
  return context.transact(async (tx) => {
    const post = await load(tx, id)
    await work(tx, post)
    await tx.save(postModel, post)
    return presentPost(context, post)
  })
}

/** Finds a post useful. Who found what useful is no event; the count is. */
export function useful(context: Context, { id, on }: { id: string; on: boolean }) {
  const me = context.actor.id
  return context.transact(async (tx) => {
    const post = await load(tx, id)
    mustNotBeOwn(tx.actor, post.authorId)
    if (visibilityOf(post) !== 'visible') throw new Problem('POST_HIDDEN')
    await mustBeOpen(tx, post)
    if (post.usefulIds.includes(me) !== on) {
      post.usefulIds = on ? [...post.usefulIds, me] : post.usefulIds.filter((who) => who !== me)
      await tx.save(postModel, post)
    }
    return { useful: post.usefulIds.length, foundUseful: on }
  })
}

/** Changes the own words; those before stay readable. A statement keeps its words: people have voted on them. */
export async function edit(context: Context, { id, text }: { id: string; text: string }): Promise<PostView> {
  const { tenantId } = context
  const known = await context.model(postModel).findOne({ _id: id, tenantId }, { authorId: 1 }).lean()
  if (!known) throw new Problem('NOT_FOUND')
  if (known.authorId !== context.actor.id) throw new Problem('ROLE_MISSING')
  const moderation = await judgeWords(context, text)
  return change(context, id, async (tx, post) => {
    if (post.kind === 'statement')
      throw new Problem('RULE_BROKEN', { detail: '已有人表态，看法不能修改。请另外写一条。' })
    if (post.hidden) throw new Problem('POST_HIDDEN')
    await mustBeOpen(tx, post)
    if (post.text === text) return
    const shown = visibilityOf(post) === 'visible'
    post.edits = [...post.edits, { at: new Date(tx.now), text: post.text, shown }]
    post.text = text
    post.moderation = moderation
    await watchWords(tx, 'contribution', post, text)
    show(tx, post.kind, post)
    tx.append('deliberation', post, 'deliberation.edited', { edits: post.edits.length })
  })
}

/** Reports abuse, once a person. */
export async function reportPost(context: Context, { id, reason }: { id: string; reason: string }) {
  await change(context, id, async (tx, post) => {
    mustNotBeOwn(tx.actor, post.authorId)
    if (
      post.reports.some(({ accountId }) => accountId === tx.actor.id) ||
      post.reports.length >= MOST_REPORTS
    )
      return
    post.reports = [...post.reports, { accountId: tx.actor.id, reason, at: new Date(tx.now) }]
    post.flagged = true
    tx.append('deliberation', post, 'deliberation.reported', { topicId: post.topicId })
  })
  return { done: true as const }
}

/** The council takes a post from the public, with a reason its author is told. */
export function hide(context: Context, { id, reason }: { id: string; reason: string }): Promise<PostView> {
  return change(context, id, async (tx, post) => {
    mustCouncil(tx.actor, post.areaPath)
    mustNotBeOwn(tx.actor, post.authorId)
    if (post.hidden) throw new Problem('POST_HIDDEN')
    post.hidden = { by: tx.actor.id, reason, at: new Date(tx.now) }
    post.flagged = false
    post.appeal = null
    show(tx, post.kind, post)
    tx.append('deliberation', post, 'deliberation.hidden', {
      accountId: post.authorId,
      topicId: post.topicId,
    })
  })
}

/** The council has looked at the reports and leaves the post. */
export function dismissReports(context: Context, { id }: { id: string }): Promise<PostView> {
  return change(context, id, async (tx, post) => {
    mustCouncil(tx.actor, post.areaPath)
    mustNotBeOwn(tx.actor, post.authorId)
    post.flagged = post.appeal?.state === 'open'
    post.reports = []
    tx.append('deliberation', post, 'deliberation.reportsDismissed', {}, 'quiet')
  })
}

/** Its author asks that somebody else looks again, once for each hiding. */
export function appeal(context: Context, { id, reason }: { id: string; reason: string }): Promise<PostView> {
  return change(context, id, async (tx, post) => {
    if (post.authorId !== tx.actor.id) throw new Problem('ROLE_MISSING')
    if (!post.hidden) throw new Problem('POST_VISIBLE')
    if (post.appeal) throw new Problem('APPEALED')
    post.appeal = { reason, at: new Date(tx.now), state: 'open' }
    post.flagged = true
    tx.append('deliberation', post, 'deliberation.appealed', {
      topicId: post.topicId,
      hiddenBy: post.hidden.by,
    })
  })
}

/** Another member of the council than the one who hid it decides. */
export function decideAppeal(
  context: Context,
  { id, show: again, reason }: { id: string; show: boolean; reason: string },
): Promise<PostView> {
  return change(context, id, async (tx, post) => {
    mustCouncil(tx.actor, post.areaPath)
    mustNotBeOwn(tx.actor, post.authorId)
    if (!post.hidden || post.appeal?.state !== 'open') throw new Problem('NOT_APPEALED')
    if (post.hidden.by === tx.actor.id) throw new Problem('SAME_REVIEWER')
    post.appeal = { ...post.appeal, state: again ? 'upheld' : 'refused' }
    post.flagged = false
    if (again) post.hidden = null
    else post.hidden = { ...post.hidden, reason }
    show(tx, post.kind, post)
    tx.append('deliberation', post, 'deliberation.appealDecided', {
      ...{ accountId: post.authorId, topicId: post.topicId, shown: again },
    })
  })
}
