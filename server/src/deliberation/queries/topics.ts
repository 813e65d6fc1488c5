import type { deliberationContract } from '@linli/shared/deliberation/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { type TopicDoc, topicModel } from '../model'
import { presentTopic, presentTopicSummary } from '../present/topic'

type In<N extends keyof typeof deliberationContract> = ParsedOf<(typeof deliberationContract)[N]>

/** Topics, the last changed first. */
export async function topics(context: Context, input: In<'deliberation.topics'>) {
  const { tenantId } = context
  const { stage, areaId } = input
  const page = await newestPage<TopicDoc>(context.model(topicModel) as never, {
    filter: { tenantId, ...(stage && { stage }), ...(areaId && { areaIds: areaId }) },
    field: 'changedAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: { text: 0, reviews: 0 },
    now: context.now(),
  })
  return { items: page.rows.map(presentTopicSummary), next: page.next }
}

/** @throws NOT_FOUND */
export async function topicById(context: Context, id: string): Promise<TopicDoc> {
  const { tenantId } = context
  const found = (await context.model(topicModel).findOne({ _id: id, tenantId }).lean()) as TopicDoc | null
  if (!found) throw new Problem('NOT_FOUND')
  return found
}

export const topic = async (context: Context, { id }: In<'deliberation.topic'>) =>
  presentTopic(context, await topicById(context, id))
