import { View } from '@tarojs/components'
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
import { signed } from '../../format'
import { AskForm } from './ask-form'

const states = {
  asked: { text: '等复核', tone: 'amber', icon: 'clock' },
  done: { text: '已办', tone: 'jade', icon: 'check' },
  refused: { text: '未同意', tone: 'plain', icon: 'close' },
} as const

/** Asking for an adjustment, and deciding those that somebody else asked for. */
export function Adjustments() {
  const page = usePage('points.adjustments', { limit: 20 })
  return (
    <>
      <AskForm onDone={page.reload} />
      <Listed page={page} empty={<Empty icon="document" text="还没有人工调整。" />}>
        {(one) => <Adjustment key={one.id} one={one} onDone={page.reload} />}
      </Listed>
    </>
  )
}

function Adjustment({ one, onDone }: { one: Item<'points.adjustments'>; onDone: () => void }) {
  const { id, accountName, amount, reason, state, askedBy, decidedBy, at } = one
  const decide = useCommand('points.decideAdjustment')
  const answer = (approve: boolean) => async () => {
    const sure = await confirm({
      title: approve ? '同意调整？' : '不同意？',
      text: `${accountName} ${signed(amount)} 分：${reason}`,
      yes: approve ? '同意' : '不同意',
      danger: !approve,
    })
    if (!sure || !(await decide.run({ id, approve }))) return
    toast(approve ? '已调整' : '已退回')
    onDone()
  }
  return (
    <Card
      className={`adjustment adjustment-${state}`}
      title={`${accountName} ${signed(amount)} 分`}
      extra={<StatusTag {...states[state]} />}
    >
      <View>{reason}</View>
      <View>
        {askedBy}申请{decidedBy ? `，${decidedBy}复核` : ''}，{sayWhen(at)}
      </View>
      {one.mayDecide && (
        <View className="ways">
          <Button className="approve" busy={decide.busy} onTap={answer(true)}>
            同意
          </Button>
          <Button kind="plain" className="refuse" busy={decide.busy} onTap={answer(false)}>
            不同意
          </Button>
        </View>
      )}
    </Card>
  )
}
