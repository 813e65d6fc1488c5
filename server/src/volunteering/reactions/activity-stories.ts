import type { ActivityChange } from '@linli/shared/volunteering/activity'
import { sayHours } from '@linli/shared/volunteering/hours'
import { sayDate, type Teller } from '../../notifications'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import { type ActivityDoc, activityModel } from '../model'
import { type HourRecordDoc, recordModel } from '../model-hours'

const ofActivity =
  (
    phrase: string,
    to: (one: ActivityDoc, event: StoredEvent) => readonly string[],
    say: (one: ActivityDoc, event: StoredEvent) => { title: string; body: string } | null,
  ): Teller =>
  async (context, event) => {
    const { tenantId } = context
    const one = (await context
      .model(activityModel)
      .findOne({ _id: aggregateIdOf(event), tenantId })
      .lean()) as ActivityDoc | null
    const words = one && say(one, event)
    if (!words) return []
    const subject = { kind: 'activity', id: one._id } as const
    return [{ to: to(one, event), subject, about: one.title, phrase, ...words }]
  }

const listed = (one: ActivityDoc): string[] =>
  one.signUps.filter(({ state }) => state !== 'cancelled').map(({ accountId }) => accountId)

/** Those who have a place. */
const goers = (one: ActivityDoc): string[] =>
  one.signUps.filter(({ state }) => state === 'in').map(({ accountId }) => accountId)

/** Time and place are said in full. */
const CHANGES: Partial<Record<ActivityChange, string>> = {
  words: '活动内容',
  requirements: '参加要求',
  insurance: '保险说明',
  contact: '联系方式',
  roles: '岗位',
}

const when = (one: ActivityDoc): string => `${sayDate(one.startsAt.getTime())} 在${one.place.address}`

const ofRecord =
  (say: (one: HourRecordDoc) => { phrase: string; title: string; body: string }): Teller =>
  async (context, event) => {
    const { tenantId } = context
    const one = (await context
      .model(recordModel)
      .findOne({ _id: aggregateIdOf(event), tenantId })
      .lean()) as HourRecordDoc | null
    if (!one) return []
    const subject = {
      kind: one.kind === 'help' ? ('help' as const) : ('activity' as const),
      id: one.sourceId,
    }
    return [{ to: [one.accountId], subject, about: one.title, ...say(one) }]
  }

export const ACTIVITY_TELLERS: Record<string, Teller> = {
  'volunteering.movedUp': ofActivity(
    '候补成功',
    (_, event) => event.data.accountIds as string[],
    (one) => ({
      title: '候补成功，您已报上名',
      body: `“${one.title}”有了空位，您已报名成功：${when(one)}。不能参加请及时取消，把名额让给别人。`,
    }),
  ),
  'volunteering.hoursCredited': ofRecord((one) => ({
    phrase: '时长已记',
    ...(one.correctsId
      ? {
          title: '志愿时长已更正',
          body: `“${one.title}”的时长更正为 ${sayHours(one.halfHours)} 小时，原因：${one.reason ?? ''}`,
        }
      : {
          title: '志愿时长已确认',
          body: `感谢您的付出！“${one.title}”记为 ${sayHours(one.halfHours)} 小时。`,
        }),
  })),
  'volunteering.helpHoursCredited': ofRecord((one) => ({
    phrase: '时长已记',
    title: one.correctsId ? '志愿时长已更正' : '志愿时长已确认',
    body: `“${one.title}”记为 ${sayHours(one.halfHours)} 小时${one.reason ? `，原因：${one.reason}` : '，感谢您帮助邻里'}。`,
  })),
  'volunteering.hoursZero': ofRecord((one) => ({
    phrase: '时长未计',
    title: one.correctsId ? '志愿时长已更正' : '这次没有计入时长',
    body: `“${one.title}”没有计入时长${one.reason ? `，原因：${one.reason}` : ''}。如有疑问请联系组织者。`,
  })),
  'volunteering.trained': ofRecord((one) => ({
    phrase: one.halfHours > 0 ? '培训合格' : '培训未过',
    title: one.halfHours > 0 ? '培训已通过' : '培训没有通过',
    body:
      one.halfHours > 0
        ? `您已通过“${one.course ?? one.title}”培训，可以在我的时长里开具证书。`
        : `“${one.course ?? one.title}”培训没有通过，欢迎再次参加。`,
  })),
  'volunteering.changed': ofActivity('活动变更', listed, (one, event) => {
    const changed = event.data.changed as ActivityChange[]
    if (changed.length === 0) return null
    const moved = changed.includes('time') || changed.includes('place')
    const others = changed.flatMap((what) => CHANGES[what] ?? [])
    return {
      title: moved ? '活动时间或地点有变' : '活动内容有变',
      body: [
        `“${one.title}”`,
        moved ? `改为 ${when(one)}。` : '',
        others.length > 0 ? `${others.join('、')}有变，请打开看看。` : '',
        '不能参加请及时取消报名。',
      ].join(''),
    }
  }),
  'volunteering.reminder': ofActivity('活动提醒', goers, (one) => ({
    title: '您报名的活动快开始了',
    body: `“${one.title}”：${when(one)}。到场和离开都请扫组织者的签到码。不能参加请及时取消，把名额让给别人。`,
  })),
  'volunteering.cancelled': ofActivity('活动取消', listed, (one) => ({
    title: '活动已取消',
    body: `原定 ${when(one)}的“${one.title}”已取消，原因：${one.cancelReason ?? ''}`,
  })),
  'volunteering.removed': ofActivity(
    '报名取消',
    (_, event) => [event.data.accountId as string],
    (one, event) => {
      const line = one.signUps.find(({ accountId }) => accountId === event.data.accountId)
      return {
        title: '您的报名已被取消',
        body: `组织者取消了您在“${one.title}”的报名，原因：${line?.removedFor ?? ''}`,
      }
    },
  ),
}
