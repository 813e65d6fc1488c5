import { type Letter, newsValues, sayWhen, telling } from '../../notifications'
import type { Context } from '../../platform/context'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import { type BallotDoc, ballotModel } from '../model'
import { claimModel } from '../model-rolls'
import type { News } from './spread'

interface Words {
  title: string
  body: string
  phrase: string
}

const named = ({ title }: BallotDoc): string => `“${title}”`

/** What a voter is told: what happened, what he can do now, until when. */
const STORIES: Record<News, (ballot: BallotDoc, at: number) => Words> = {
  'ballots.announced': (ballot, at) => ({
    title: `${sayWhen(ballot.opensAt.getTime(), at)} 开始投票`,
    body: `${named(ballot)}已公告，投票从 ${sayWhen(ballot.opensAt.getTime(), at)} 到 ${sayWhen(ballot.closesAt.getTime(), at)}。打开可以先看内容。`,
    phrase: '已公告',
  }),
  'ballots.opened': (ballot, at) => ({
    title: '投票开始了，请您来投',
    body: `${named(ballot)}开始投票，${sayWhen(ballot.closesAt.getTime(), at)} 截止。打开就可以投。`,
    phrase: '投票中',
  }),
  'ballots.extended': (ballot, at) => ({
    title: '投票延长了',
    body: `${named(ballot)}延长到 ${sayWhen(ballot.closesAt.getTime(), at)} 截止。还没投的可以继续投，已投的不用再投。`,
    phrase: '已延长',
  }),
  'ballots.cancelled': (ballot) => ({
    title: '表决取消了',
    body: `${named(ballot)}已取消。原因：${ballot.cancelReason ?? ''}`,
    phrase: '已取消',
  }),
  'ballots.closesSoon': (ballot, at) => ({
    title: '投票快截止了',
    body: `${named(ballot)}${sayWhen(ballot.closesAt.getTime(), at)} 截止，您还没有投票。`,
    phrase: '快截止',
  }),
  'ballots.published': (ballot) => ({
    title: ballot.passed === null ? '结果公布了' : ballot.passed ? '表决通过了' : '表决没有通过',
    body: `${named(ballot)}的结果已公布，打开可以看每一步怎么算出来的，也可以自己重新计票。`,
    phrase: '已公布',
  }),
}

async function newsLetters(context: Context, event: StoredEvent): Promise<Letter[]> {
  const { ballotId, news, accountIds } = event.data as { ballotId: string; news: News; accountIds: string[] }
  const { tenantId } = context
  const ballot = (await context
    .model(ballotModel)
    .findOne({ tenantId, _id: ballotId })
    .lean()) as BallotDoc | null
  if (!ballot) return []
  const at = event.at.getTime()
  const { title, body, phrase } = STORIES[news](ballot, at)
  return accountIds.map((accountId) => ({
    accountId,
    subject: { kind: 'ballot', id: ballotId },
    ...{ title, body },
    wechat: { template: 'news', values: newsValues(ballot.title, phrase, at, title) },
    sms: null,
  }))
}

/** A claim's answer opens the page of one's homes through any of its ballots; without one it is told in words alone. */
async function claimLetters(context: Context, event: StoredEvent): Promise<Letter[]> {
  const { tenantId } = context
  const claimId = aggregateIdOf(event)
  const claim = await context.model(claimModel).findOne({ tenantId, _id: claimId }).lean()
  if (!claim) return []
  const title = claim.state === 'approved' ? '房屋认领已通过' : '房屋认领没有通过'
  const why = claim.reason ? `原因：${claim.reason}。` : ''
  const body =
    claim.state === 'approved'
      ? `您在“${claim.rollName}”认领的 ${claim.unit} 已核对通过，可以参加这里的投票了。`
      : `您在“${claim.rollName}”认领的 ${claim.unit} 没有通过。${why}可以核对后重新提交。`
  return [
    {
      accountId: claim.accountId,
      subject: { kind: 'home', id: claimId },
      ...{ title, body },
      wechat: {
        template: 'news',
        values: newsValues(
          `${claim.rollName}${claim.unit}`,
          claim.state === 'approved' ? '已通过' : '未通过',
          event.at.getTime(),
          title,
        ),
      },
      sms: null,
    },
  ]
}

/** Tells voters of their ballots, and people of their claims. */
export const tell = telling('ballots.tell', ['ballots.news', 'ballots.claimDecided'], (context, event) =>
  event.type === 'ballots.news' ? newsLetters(context, event) : claimLetters(context, event),
)
