import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useSubscribe } from '@/notifications/use-subscribe'
import { call } from '@/platform/api/client'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { getPlace, placeIsMadeUp } from '@/platform/device/place'
import { saveText } from '@/platform/device/save-text'
import { canScan, scanCode } from '@/platform/device/scan'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, tellProblem, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { activityTag, sayMine, saySpan } from '../../say'
import type { Activity } from '../../types'
import '../../components/lists.scss'

/** One activity: what, when, where; sign up, scan to check in and out. */
export default function ActivityPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('volunteering.activity', { id })
  const [wanted, setWanted] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const signUp = useCommand('volunteering.signUp')
  const cancel = useCommand('volunteering.cancelSignUp')
  const checkIn = useCommand('volunteering.checkIn')
  const checkOut = useCommand('volunteering.checkOut')
  const subscribe = useSubscribe(['news'])
  const one = query.data
  const may = (what: Activity['abilities'][number]) => one?.abilities.includes(what) ?? false
  const show = (answer: Activity | undefined) => {
    if (answer) query.setData(answer)
    return answer
  }
  const roleId =
    wanted ?? one?.roles.find((role) => role.signedUp < role.limit)?.id ?? one?.roles[0]?.id ?? ''

  const join = async () => {
    const consent = subscribe()
    const answer = show(await signUp.run({ id, roleId }))
    await consent
    if (answer) toast(answer.mine === 'in' ? '报名成功' : '已进入候补，有空位会通知您')
  }
  const leave = async () => {
    if (!one) return
    const late = one.mine === 'in' && Date.parse(one.cancelUntil) < Date.now()
    const sure = await confirm({
      title: '取消报名？',
      text: late ? '已过免责取消时间，会记为临时取消。名额会让给候补的人。' : '名额会让给候补的人。',
      yes: '取消报名',
      danger: true,
    })
    if (sure && show(await cancel.run({ id }))) toast('已取消报名')
  }
  const enter = async (code: string) => {
    const command = may('checkIn') ? checkIn : checkOut
    const scanned = { id, code, place: (await getPlace()) ?? null, mocked: placeIsMadeUp() }
    const answer = show(await command.run(scanned))
    if (answer) toast(answer.presence?.out ? '已签退，辛苦了' : '已签到')
    return Boolean(answer)
  }
  const scan = async () => {
    if (canScan) {
      const code = await scanCode()
      if (code) await enter(code)
      return
    }
    setAsked({
      ...{ title: may('checkIn') ? '签到' : '签退', label: '签到码', hint: '组织者屏幕上二维码下面的文字' },
      ...{ min: 10, max: 300, yes: '提交', send: enter },
    })
  }
  const calendar = async () => {
    try {
      const { name, text } = await call('volunteering.calendar', { id })
      toast(await saveText(name, text))
    } catch (problem) {
      tellProblem(problem as never)
    }
  }

  const scanning = may('checkIn') || may('checkOut')
  const footer = scanning ? (
    <Button block className="scan" busy={checkIn.busy || checkOut.busy} onTap={scan}>
      {may('checkIn') ? '扫码签到' : '扫码签退'}
    </Button>
  ) : may('signUp') ? (
    <Button block className="sign-up" busy={signUp.busy} onTap={join}>
      {one && isFull(one, roleId) ? '报名候补' : '我要报名'}
    </Button>
  ) : undefined

  return (
    <Screen of={query} footer={footer} className="activity">
      {one && (
        <>
          <Card title={one.title} extra={<StatusTag {...activityTag(one)} />}>
            <Row title="时间" value={saySpan(one.startsAt, one.endsAt)} />
            <Row title="地点" value={one.place.address} />
            <Row title="组织" value={`${one.area.name} ${one.organiser}`} />
            {one.contact !== '' && <Row title="联系" value={one.contact} />}
            {one.course && <Row title="培训内容" value={one.course} />}
            {one.cancelReason && <View className="cancelled">取消原因：{one.cancelReason}</View>}
            {one.mine === 'waiting' && (
              <View className="in-line">您排在候补第 {one.myPlaceInLine} 位，有空位会自动报上并通知您。</View>
            )}
            {sayMine(one) && <View className="my-presence">{sayMine(one)}</View>}
          </Card>
          <Card title="做什么">
            <View className="words">{one.text}</View>
            {one.requirements !== '' && <Row title="要求" value={one.requirements} />}
            {one.requiredCourse && <Row title="需先完成培训" value={one.requiredCourse} />}
            {one.insurance !== '' && <Row title="保险" value={one.insurance} />}
          </Card>
          <Card title="岗位">
            {one.roles.map((role) => (
              <Choice
                key={role.id}
                className={`role-${role.id}`}
                title={role.name}
                hint={`${role.signedUp}/${role.limit} 人${role.waiting ? `，候补 ${role.waiting} 人` : ''}${role.requirements ? ` · ${role.requirements}` : ''}`}
                on={(one.myRoleId ?? (may('signUp') ? roleId : '')) === role.id}
                onTap={() => may('signUp') && setWanted(role.id)}
              />
            ))}
            <View className="soft">
              {sayWhen(one.signUpUntil)} 截止报名；{sayWhen(one.cancelUntil)} 前可以随时取消。
            </View>
          </Card>
          <View className="ways">
            {one.mine === 'in' && (
              <Button kind="plain" className="calendar" onTap={calendar}>
                加到日历
              </Button>
            )}
            {may('cancelSignUp') && (
              <Button kind="danger" className="cancel-sign-up" busy={cancel.busy} onTap={leave}>
                取消报名
              </Button>
            )}
            {may('organise') && (
              <Button
                kind="plain"
                className="go-roster"
                onTap={() => Taro.navigateTo({ url: `/volunteering/pages/roster/index?id=${id}` })}
              >
                管理活动
              </Button>
            )}
          </View>
          {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
        </>
      )}
    </Screen>
  )
}

const isFull = (one: Activity, roleId: string): boolean =>
  one.roles.some((role) => role.id === roleId && (role.signedUp >= role.limit || role.waiting > 0))
