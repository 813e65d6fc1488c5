import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { SignInCard } from '@/identity/components/sign-in-card'
import type { Output } from '@/platform/api/contract'
import { useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import '../../components/parts.scss'
import { ClaimSheet } from './claim-sheet'

type Home = Output<'ballots.myHomes'>['items'][number]

const STATES = {
  pending: { text: '等审核', icon: 'clock', tone: 'amber' },
  approved: { text: '已通过', icon: 'check', tone: 'jade' },
  refused: { text: '没有通过', icon: 'close', tone: 'red' },
  ended: { text: '已结束', icon: 'close', tone: 'plain' },
} as const

const NEXT: Record<Home['state'], string> = {
  pending: '工作人员核对名册后会通知您。',
  approved: '可以参加这里的表决了。',
  refused: '请核对房号和姓名后重新提交，或联系社区。',
  ended: '这一户已经换了业主。',
}

/** 我的房屋: the homes I have claimed, and claiming one. */
export default function HomesPage() {
  const { rollId } = useRouter().params
  const signedIn = useSignedIn()
  const query = useQuery('ballots.myHomes', signedIn ? {} : null)
  const [claiming, setClaiming] = useState(false)
  if (!signedIn)
    return (
      <Screen className="homes">
        <SignInCard />
      </Screen>
    )
  const items = query.data?.items ?? []
  return (
    <Screen
      of={query}
      className="homes"
      footer={
        <Button block className="claim" onTap={() => setClaiming(true)}>
          认领房屋
        </Button>
      }
    >
      {items.length === 0 && (
        <Empty icon="home" text="您还没有认领房屋。认领并核对通过后，就能参加业主、住户和名单上的表决。" />
      )}
      {items.map((home) => (
        <Card
          key={home.id}
          className={`home-${home.state}`}
          title={`${home.rollName} ${home.unit}`}
          extra={<StatusTag {...STATES[home.state]} />}
        >
          <View className="soft">
            {home.relation === 'owner' ? '我是业主' : '我住在这里'}。{NEXT[home.state]}
          </View>
          {home.reason && <View>原因：{home.reason}</View>}
        </Card>
      ))}
      {claiming && (
        <ClaimSheet
          rollId={rollId}
          onClose={() => setClaiming(false)}
          onDone={() => {
            setClaiming(false)
            query.reload()
          }}
        />
      )}
    </Screen>
  )
}
