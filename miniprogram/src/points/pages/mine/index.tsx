import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { SignInCard } from '@/identity/components/sign-in-card'
import type { Item } from '@/platform/api/contract'
import { useMe, useSignedIn } from '@/platform/api/session'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { tappable } from '@/platform/device/tappable'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { ListEnd } from '@/platform/ui/list-end'
import { Screen } from '@/platform/ui/screen'
import { sayWhen } from '@/platform/ui/when'
import { BalanceCard } from '../../components/balance-card'
import { lastDay, signed } from '../../format'
import './index.scss'

/** 我的积分: how many, what expires when, and every movement in plain words. */
export default function MyPoints() {
  const signedIn = useSignedIn()
  const me = useMe()
  const mine = useQuery('points.mine', signedIn ? {} : null)
  const page = usePage('points.history', signedIn ? { limit: 20 } : null)
  if (!signedIn)
    return (
      <Screen>
        <SignInCard />
      </Screen>
    )
  const { data } = mine
  return (
    <Screen of={mine} className="points">
      {data && <BalanceCard mine={data} />}
      {data && data.expiring.length > 0 && (
        <Card title="什么时候到期" className="points-expiring">
          {data.expiring.map(({ at, amount }) => (
            <Row key={at} title={`${lastDay(at)}（含）前可用`} value={`${amount} 分`} />
          ))}
        </Card>
      )}
      <Card title="积分明细" className="points-history">
        {page.items.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {page.answered && page.items.length === 0 ? (
          <Empty icon="star" text="还没有积分。上报问题被立案、参加志愿活动、帮助邻居，都能得积分。" />
        ) : (
          <ListEnd page={page} />
        )}
      </Card>
      {me && <View className="points-account">账号编号 {me.id}，查账时请告诉工作人员。</View>}
    </Screen>
  )
}

function Line({ line }: { line: Item<'points.history'> }) {
  const { at, words, amount, balance, caseId } = line
  const open = () => Taro.navigateTo({ url: `/cases/pages/case/index?id=${caseId}` })
  const said = `${words}，${signed(amount)} 分，余 ${balance} 分`
  return (
    <View className="points-line" {...(caseId ? tappable(open, { label: said }) : {})}>
      <View>
        {words}
        <View className="points-line__when">{sayWhen(at)}</View>
      </View>
      <View className={`points-line__amount ${amount > 0 ? 'points-line__amount--in' : ''}`}>
        {signed(amount)}
        <View className="points-line__when">余 {balance}</View>
      </View>
    </View>
  )
}
