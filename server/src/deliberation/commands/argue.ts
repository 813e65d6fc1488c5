import type { deliberationContract } from '@linli/shared/deliberation/contract'
import { takesWords } from '@linli/shared/deliberation/topic'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { requireConsent } from '../../identity'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type PostDoc, postModel, type TopicDoc, topicModel } from '../model'
import { takePart } from '../people'
import { mayReadPost } from '../policy'
import { type PostView, presentPost } from '../present/post'
import { show, watchWords } from '../words'

type Argue = ParsedOf<(typeof deliberationContract)['deliberation.argue']>
type State = ParsedOf<(typeof deliberationContract)['deliberation.state']>

/** More statements than these nobody can take a position on. */
const MOST_STATEMENTS = 300

/** Argues for or against, or replies to an argument: one level, no threads. */
export async function argue(context: Context, input: Argue): Promise<PostView> {
  return post(context, input, async (tx, topic) => {
    if (!input.parentId) return { kind: 'argument', side: input.side, parentId: null, column: null }
    const parent = (await tx
      .model(postModel)
      .findOne({ _id: input.parentId, tenantId: tx.tenantId })
      .session(tx.session)
      .lean()) as PostDoc | null
    if (parent?.topicId !== topic._id || !mayReadPost(tx.actor, parent)) throw new Problem('TARGET_UNKNOWN')
    if (parent.kind !== 'argument') throw new Problem('REPLY_TOO_DEEP')
    return { kind: 'reply', side: input.side, parentId: parent._id, column: null }
  })
}

/** Adds a statement for others to take a position on. The same words twice in one topic → DUPLICATE. */
export async function state(context: Context, input: State): Promise<PostView> {
  return post(context, input, async (tx, topic) => {
    if (topic.statements >= MOST_STATEMENTS) throw new Problem('TOO_MANY_STATEMENTS')
    const { tenantId, session } = tx
    // Whoever adds one raises the topic's counter as well, so two at once can't both find nothing here.
    const there = (await tx
      .model(postModel)
      .find({ tenantId, topicId: topic._id, kind: 'statement' }, { text: 1 })
      .session(session)
      .lean()) as Pick<PostDoc, 'text'>[]
    if (there.some(({ text }) => text === input.text)) throw new Problem('DUPLICATE')
    return { kind: 'statement', side: null, parentId: null, column: topic.statements }
  })
}

async function post(
  context: Context,
  input: { id: string; text: string },
  what: (tx: Tx, topic: TopicDoc) => Promise<Pick<PostDoc, 'kind' | 'side' | 'parentId' | 'column'>>,
): Promise<PostView> {
  await requireConsent(context)
  const { tenantId, actor } = context
  const known = await context.model(topicModel).findOne({ _id: input.id, tenantId }, { stage: 1 }).lean()
  if (!known) throw new Problem('NOT_FOUND')
  if (!takesWords(known.stage)) throw new Problem('TOPIC_CLOSED')
  const moderation = await judgeWords(context, input.text)
  return context.transact(async (tx) => {
    const topic = await tx.load(topicModel, input.id)
    if (!takesWords(topic.stage)) throw new Problem('TOPIC_CLOSED')
    const one: PostDoc = {
      ...{ _id: newId(), tenantId, ...unchained, ...(await what(tx, topic)), topicId: topic._id },
      ...{ areaPath: topic.areaPath, areaIds: topic.areaIds, authorId: actor.id, text: input.text },
      ...{ createdAt: new Date(tx.now), edits: [], usefulIds: [], reports: [], flagged: false },
      ...{ moderation, contributed: false, hidden: null, appeal: null, listed: false },
      ...{ agree: 0, disagree: 0, pass: 0 },
    }
    tx.append('deliberation', one, 'deliberation.posted', { kind: one.kind, topicId: topic._id })
    await watchWords(tx, 'contribution', one, one.text)
    show(tx, one.kind, one)
    await tx.insert(postModel, one)
    await takePart(tx, topic._id, {
      ...(one.kind === 'argument' && { arguments: 1 }),
      ...(one.kind === 'statement' && { statements: 1 }),
    })
    return presentPost(context, one)
  })
}
