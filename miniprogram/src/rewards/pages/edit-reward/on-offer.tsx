import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { rewardTag } from '../../say-office'
import type { StaffReward } from '../../types-office'
import { wholeOf } from './form'
import '../../components/office.scss'

const ways = [
  { value: 'add', label: '补货' },
  { value: 'take', label: '减少' },
] as const

/** How many are left, and whether it can be had at all. */
export function OnOffer({ reward, onChange }: { reward: StaffReward; onChange: (now: StaffReward) => void }) {
  const { id, version, active, name, left } = reward
  const restock = useCommand('rewards.restock')
  const update = useCommand('rewards.updateReward')
  const [way, setWay] = useState<'add' | 'take'>('add')
  const [count, setCount] = useState('')
  const move = async () => {
    const number = wholeOf(count, 1)
    if (number === undefined) return toast('请填几份')
    const now = await restock.run({ id, change: way === 'add' ? number : -number })
    if (!now) return
    setCount('')
    toast(`现在剩 ${now.left} 份`)
    onChange(now)
  }
  const turn = async () => {
    const sure = await confirm(
      active
        ? {
            ...{ title: `下架“${name}”？`, yes: '下架', danger: true },
            text: '居民不能再兑换；已经兑换的照样可以领。以后可以重新上架。',
          }
        : { title: `重新上架“${name}”？`, yes: '上架', text: '居民马上能看到，也能兑换。' },
    )
    if (!sure) return
    const { description, points, cashFen, settleFen, limit, from, until, validDays } = reward
    const now = await update.run({
      ...{ id, version, name, description, points, cashFen, settleFen, limit, from, until, validDays },
      active: !active,
    })
    if (now) onChange(now)
  }
  return (
    <Card title={name} extra={<StatusTag {...rewardTag(reward)} />} className="on-offer">
      <View className="office-gap">库存 {left} 份，已经被兑换的不算在里面。</View>
      <Segmented label="补货还是减少" options={ways} value={way} onChange={setWay} />
      <Field name="stock-change" kind="number" label="几份" value={count} maxLength={7} onChange={setCount} />
      <Button kind="plain" block className="restock" busy={restock.busy} disabled={!count} onTap={move}>
        {way === 'add' ? '补货' : '减少库存'}
      </Button>
      <View className="office-ways">
        <Button
          kind={active ? 'danger' : 'plain'}
          block
          className="turn-reward"
          busy={update.busy}
          onTap={turn}
        >
          {active ? '下架' : '重新上架'}
        </Button>
      </View>
    </Card>
  )
}
