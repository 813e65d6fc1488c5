import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Item } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'

/** Claims that wait, each beside what the roll says of the unit. */
export function ClaimsPart({ rollId }: { rollId: string }) {
  const page = usePage('ballots.claims', { id: rollId, limit: 20 })
  const [asked, setAsked] = useState<Asked>()
  return (
    <>
      <Listed page={page} empty={<Empty icon="home" text="没有等核对的认领。" />}>
        {(one) => <Claim key={one.id} one={one} ask={setAsked} onDone={page.reload} />}
      </Listed>
      {asked && <WordsSheet asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

interface ClaimProps {
  one: Item<'ballots.claims'>
  ask: (asked: Asked) => void
  onDone: () => void
}

function Claim({ one, ask, onDone }: ClaimProps) {
  const { id, unit, name, phone, relation, owners, matches, at } = one
  const decide = useCommand('ballots.decideClaim')
  const done = (words: string) => {
    toast(words)
    onDone()
  }
  const approve = async () => {
    const sure = await confirm({
      title: '同意认领？',
      text: `${name} 认领 ${unit}。${matches ? '姓名与名册一致。' : '姓名与名册不一致，请确认已核对证件。'}同意后可以替这一户投票。`,
      yes: '同意',
      danger: !matches,
    })
    if (sure && (await decide.run({ id, approve: true }))) done('已同意')
  }
  const refuse = () =>
    ask({
      ...{ title: '不同意认领', label: '原因', hint: '居民会看到', min: 2, max: 200, yes: '不同意' },
      send: async (reason) => {
        const answer = await decide.run({ id, approve: false, reason })
        if (answer) done('已退回')
        return answer !== undefined
      },
    })
  return (
    <Card
      className={`claim-${unit}`}
      title={`${unit} · ${name}`}
      extra={
        matches ? (
          <StatusTag text="姓名一致" icon="check" tone="jade" />
        ) : (
          <StatusTag text="姓名不一致" icon="warning" tone="amber" />
        )
      }
    >
      <View>名册上：{owners.join('、') || '没有写姓名'}</View>
      <View className="soft">
        {relation === 'owner' ? '自称业主' : '自称住户'}
        {phone && ` · 电话 ${phone}`} · {sayWhen(at)} 提交
      </View>
      <View className="ways">
        <Button className={`approve-${unit}`} busy={decide.busy} onTap={approve}>
          同意
        </Button>
        <Button kind="plain" className={`refuse-${unit}`} busy={decide.busy} onTap={refuse}>
          不同意
        </Button>
      </View>
    </Card>
  )
}
