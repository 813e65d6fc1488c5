import { ORGANISERS } from '@linli/shared/volunteering/contract/shapes'
import { SKILL_LABELS } from '@linli/shared/volunteering/help'
import { sayHours } from '@linli/shared/volunteering/hours'
import { accountsHolding } from '../../identity'
import { sayDate, type Teller } from '../../notifications'
import type { Context } from '../../platform/context'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import { askerOf, helperOf } from '../help/sides'
import { type HelpDoc, helpModel } from '../model-help'
import { fitting } from '../queries/helps'

type To = (
  context: Context,
  one: HelpDoc,
  event: StoredEvent,
) => Promise<(string | null)[]> | (string | null)[]

const ofHelp =
  (
    phrase: string,
    to: To,
    say: (one: HelpDoc, event: StoredEvent) => { title: string; body: string },
  ): Teller =>
  async (context, event) => {
    const { tenantId } = context
    const one = (await context
      .model(helpModel)
      .findOne({ _id: aggregateIdOf(event), tenantId })
      .lean()) as HelpDoc | null
    if (!one) return []
    const people = (await to(context, one, event)).filter((id) => id !== null)
    const subject = { kind: 'help', id: one._id } as const
    return [{ to: people, subject, about: one.title, phrase, ...say(one, event) }]
  }

const author: To = (_, one) => [one.authorId]
const organisers: To = async (context, { areaPath }) =>
  (await Promise.all(ORGANISERS.map((role) => accountsHolding(context, { role, areaPath })))).flat()

export const HELP_TELLERS: Record<string, Teller> = {
  // A request goes to those nearby who have offered just that.
  'volunteering.helpPosted': ofHelp(
    '有人求助',
    async (context, one) =>
      one.kind === 'request' && one.listed
        ? (await fitting(context, one)).map((fits) => fits.one.authorId)
        : [],
    (one) => ({
      title: '附近有邻居需要帮助',
      body: `有邻居需要${SKILL_LABELS[one.skill]}：“${one.title}”，${sayDate(one.from.getTime())} 开始。愿意帮忙请打开响应。`,
    }),
  ),
  'volunteering.helpAsked': ofHelp('申请时间', organisers, (one) => ({
    title: '有居民申请公益时间',
    body: `“${one.title}”申请使用公益时间池 ${sayHours(one.halfHours)} 小时，请研究是否同意。`,
  })),
  'volunteering.helpGranted': ofHelp('申请结果', author, (one, event) => ({
    title: event.data.grant ? '公益时间申请已同意' : '公益时间申请没有通过',
    body: event.data.grant
      ? `“${one.title}”可以使用公益时间 ${sayHours(one.halfHours)} 小时，现在邻居们可以看到。`
      : `“${one.title}”的公益时间申请没有通过，您可以不用时间重新求助。`,
  })),
  'volunteering.helpAnswered': ofHelp('有人响应', author, (one) => ({
    title: '有邻居响应了',
    body: `有邻居响应“${one.title}”，请打开看看并选定一位。`,
  })),
  'volunteering.helpMatched': ofHelp(
    '已约定',
    (_, one) => [one.partnerId],
    (one) => ({
      title: '对方选择了您',
      body: `“${one.title}”已约定，${sayDate(one.from.getTime())} 开始，打开可以看到联系方式和地址。`,
    }),
  ),
  'volunteering.helpCancelled': ofHelp(
    '已取消',
    (_, __, event) => [event.data.partnerId as string | null],
    (one) => ({ title: '互助已取消', body: `“${one.title}”已由对方取消，不用再去了。` }),
  ),
  'volunteering.helpLapsed': ofHelp(
    '时间已过',
    (_, one) => [one.authorId, one.partnerId],
    (one) => ({
      title: '互助的时间已过',
      body: `“${one.title}”的时间已过，${one.partnerId ? '双方没有都确认' : '没有约成'}${
        one.payment === 'none' ? '' : '，预留的时间已退回'
      }。还需要的话请重新发布。`,
    }),
  ),
  'volunteering.helpReopened': ofHelp('对方退出', author, (one) => ({
    title: '对方不能参加了',
    body: `“${one.title}”的对方退出了，已重新开放，您可以另选一位。`,
  })),
  'volunteering.helpHalfConfirmed': ofHelp(
    '请您确认',
    (_, __, event) => [event.data.otherId as string | null],
    (one) => ({ title: '请确认互助时长', body: `对方已确认“${one.title}”完成，请您也确认实际用了多久。` }),
  ),
  'volunteering.helpConfirmed': ofHelp(
    '互助完成',
    (_, one) => [helperOf(one), askerOf(one)],
    (one) => ({
      title: '互助已完成',
      body: `“${one.title}”双方已确认 ${sayHours(one.doneHalfHours ?? 0)} 小时。谢谢你们互相帮助！`,
    }),
  ),
  'volunteering.helpFruitless': ofHelp(
    '互助结束',
    (_, one) => [helperOf(one), askerOf(one)],
    (one) => ({ title: '互助已结束', body: `“${one.title}”已结束，没有计入时长。` }),
  ),
  'volunteering.thanked': ofHelp(
    '收到感谢',
    (_, one) => [helperOf(one)],
    (one) => ({ title: '邻居向您道谢', body: `“${one.title}”：${one.thanks ?? ''}` }),
  ),
  'volunteering.helpReported': ofHelp('有举报', organisers, (one) => ({
    title: '有一条互助被举报',
    body: `“${one.title}”被举报，请核实并处理。`,
  })),
  'volunteering.helpHidden': ofHelp('未公开', author, (one) => ({
    title: '您的互助没有公开',
    body: `“${one.title}”因被举报并经核实，已不再公开${one.judgement ? `，理由：${one.judgement}` : ''}。如有疑问请联系社区。`,
  })),
}
