import { accountsHolding } from '../../identity'
import { sayDate, storytelling, type Teller } from '../../notifications'
import type { Context } from '../../platform/context'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import {
  type MeetingDoc,
  meetingModel,
  type PostDoc,
  type ProposalDoc,
  postModel,
  proposalModel,
  type TopicDoc,
  topicModel,
} from '../model'
import { peopleOf } from '../people'

async function found<T>(context: Context, model: { name: string }, id: string): Promise<T | null> {
  const { tenantId } = context
  return (await context
    .model(model as typeof topicModel)
    .findOne({ _id: id, tenantId })
    .lean()) as T | null
}

const council = (context: Context, areaPath: string) =>
  accountsHolding(context, { role: 'council', areaPath })

/** News of a topic for everybody it concerns. */
const ofTopic =
  (phrase: string, say: (topic: TopicDoc, event: StoredEvent) => { title: string; body: string }): Teller =>
  async (context, event) => {
    const topic = await found<TopicDoc>(context, topicModel, aggregateIdOf(event))
    if (!topic) return []
    const to = await peopleOf(context, topic._id)
    return [
      { to, subject: { kind: 'topic', id: topic._id }, about: topic.title, phrase, ...say(topic, event) },
    ]
  }

const ofProposal =
  (
    phrase: string,
    to: (context: Context, one: ProposalDoc) => Promise<readonly string[]> | readonly string[],
    say: (one: ProposalDoc) => { title: string; body: string },
  ): Teller =>
  async (context, event) => {
    const one = await found<ProposalDoc>(context, proposalModel, aggregateIdOf(event))
    if (!one) return []
    const subject = { kind: 'proposal', id: one._id } as const
    return [{ to: await to(context, one), subject, about: one.title, phrase, ...say(one) }]
  }

const ofPost =
  (
    phrase: string,
    to: (context: Context, post: PostDoc) => Promise<readonly string[]> | readonly string[],
    say: (post: PostDoc) => { title: string; body: string },
  ): Teller =>
  async (context, event) => {
    const post = await found<PostDoc>(context, postModel, aggregateIdOf(event))
    const topic = post && (await found<TopicDoc>(context, topicModel, post.topicId))
    if (!topic) return []
    const subject = { kind: 'topic', id: topic._id } as const
    return [{ to: await to(context, post), subject, about: topic.title, phrase, ...say(post) }]
  }

const TELLERS: Record<string, Teller> = {
  'deliberation.ready': async (context, event) => {
    const one = await found<ProposalDoc>(context, proposalModel, aggregateIdOf(event))
    if (!one) return []
    const subject = { kind: 'proposal', id: one._id } as const
    const common = { subject, about: one.title, phrase: '附议已够' }
    const title = '附议人数已够'
    return [
      {
        ...common,
        to: await council(context, one.areaPath),
        title,
        body: `提议“${one.title}”已有 ${one.supporterIds.length} 人附议，请研究是否立项。`,
      },
      {
        ...common,
        to: one.supporterIds,
        title,
        body: `您附议的“${one.title}”已有 ${one.supporterIds.length} 人支持，下一步由议事会研究立项。`,
      },
    ]
  },
  'deliberation.declined': ofProposal(
    '未予立项',
    (_context, one) => one.supporterIds,
    (one) => ({ title: '提议未予立项', body: `“${one.title}”经议事会研究未予立项，打开可以看到理由。` }),
  ),
  'deliberation.merged': ofProposal(
    '已合并',
    (_context, one) => one.ownSupporterIds,
    (one) => ({
      title: '已并入同类提议',
      body: `“${one.title}”与另一个提议内容相近，已合并，您的附议继续有效。`,
    }),
  ),
  'deliberation.topicOpened': ofTopic('已立项', (topic) => ({
    title: '提议已成为议题',
    body: `“${topic.title}”已立项，现在可以说出理由、对看法表态。`,
  })),
  'deliberation.meetingCalled': async (context, event) => {
    const one = await found<MeetingDoc>(context, meetingModel, aggregateIdOf(event))
    const topic = one && (await found<TopicDoc>(context, topicModel, one.topicId))
    if (!topic) return []
    const to = [...(await peopleOf(context, topic._id)), ...(await council(context, topic.areaPath))]
    const body = `${sayDate(one.at.getTime())} 在${one.place}开会商议“${topic.title}”。议程已公布，请到会场扫码签到。`
    return [
      {
        to,
        subject: { kind: 'meeting', id: one._id },
        about: one.title,
        phrase: '会议通知',
        title: '邀请您参加议事会议',
        body,
      },
    ]
  },
  'deliberation.meetingCancelled': async (context, event) => {
    const one = await found<MeetingDoc>(context, meetingModel, aggregateIdOf(event))
    if (!one) return []
    const to = await peopleOf(context, one.topicId)
    const body = `原定 ${sayDate(one.at.getTime())} 的“${one.title}”已取消。`
    return [
      {
        to,
        subject: { kind: 'meeting', id: one._id },
        about: one.title,
        phrase: '会议取消',
        title: '会议已取消',
        body,
      },
    ]
  },
  'deliberation.minutesPublished': async (context, event) => {
    const one = await found<MeetingDoc>(context, meetingModel, aggregateIdOf(event))
    if (!one) return []
    const subject = { kind: 'meeting', id: one._id } as const
    const common = { subject, about: one.title, phrase: '会议纪要' }
    const tasks = one.tasks.map(({ ownerId, text, dueAt }) => ({
      ...{ ...common, to: [ownerId], title: '会议给您安排了任务' },
      body: `“${one.title}”请您在 ${sayDate(dueAt.getTime())} 前完成：${text}`,
    }))
    const to = [...(await peopleOf(context, one.topicId)), ...one.present.map(({ accountId }) => accountId)]
    return [
      ...tasks,
      { ...common, to, title: '会议纪要已公布', body: `“${one.title}”已结束，打开可以看纪要和表决结果。` },
    ]
  },
  'deliberation.decided': ofTopic('决定公示', (topic) => ({
    title: '议题已形成决定',
    body: `“${topic.title}”的决定公示到 ${sayDate(topic.decision?.noticeUntil.getTime() ?? 0)}，有异议可以在此之前提出。`,
  })),
  'deliberation.ballotResult': ofTopic('投票结果', (topic) => ({
    title: '议题的投票有结果了',
    body: `“${topic.title}”的投票结果已公布，打开可以看到结果和下一步。`,
  })),
  'deliberation.stopped': ofTopic('未成决定', (topic) => ({
    title: '议题未形成决定',
    body: `“${topic.title}”没有形成决定，打开可以看到原因。`,
  })),
  'deliberation.objected': async (context, event) => {
    const topic = await found<TopicDoc>(context, topicModel, aggregateIdOf(event))
    if (!topic) return []
    const body = `有人对“${topic.title}”的决定提出异议，公示暂停，请答复。`
    const subject = { kind: 'topic', id: topic._id } as const
    return [
      {
        to: await council(context, topic.areaPath),
        subject,
        about: topic.title,
        phrase: '有异议',
        title: '有一条异议待答复',
        body,
      },
    ]
  },
  'deliberation.objectionSettled': ofTopic('异议答复', (topic) => ({
    title: '异议已答复',
    body: `对“${topic.title}”的异议已有答复，打开可以查看。`,
  })),
  'deliberation.executing': ofTopic('开始实施', (topic) => ({
    title: '决定开始实施',
    body: `“${topic.title}”公示期满，开始实施，共 ${topic.steps.length} 个步骤。`,
  })),
  'deliberation.stepDone': ofTopic('步骤完成', (topic, event) => {
    const step = topic.steps.find(({ id }) => id === event.data.stepId)
    const done = topic.steps.filter((one) => one.done).length
    return {
      title: '实施有进展',
      body: `“${topic.title}”已完成：${step?.title ?? ''}（${done}/${topic.steps.length}）。`,
    }
  }),
  'deliberation.resulted': ofTopic('结果公开', (topic) => ({
    title: '结果已公开，请您评议',
    body: `“${topic.title}”已实施完毕。解决了吗？满意吗？请打开评议。`,
  })),
  'deliberation.hidden': ofPost(
    '未公开',
    (_context, post) => [post.authorId],
    (post) => ({
      title: '您的发言没有公开',
      body: `理由：${post.hidden?.reason ?? ''}。如有不同意见可以申诉一次。`,
    }),
  ),
  'deliberation.appealed': ofPost(
    '有申诉',
    async (context, post) => (await council(context, post.areaPath)).filter((id) => id !== post.hidden?.by),
    () => ({ title: '有一条申诉待复核', body: '有居民对发言被隐藏提出申诉，请打开议题复核。' }),
  ),
  'deliberation.appealDecided': ofPost(
    '申诉结果',
    (_context, post) => [post.authorId],
    (post) => ({
      title: post.hidden ? '申诉没有通过' : '申诉已通过',
      body: post.hidden ? `复核意见：${post.hidden.reason}` : '您的发言已恢复公开。',
    }),
  ),
}

/** Tells everybody concerned. */
export const tell = storytelling('deliberation.tell', TELLERS)
