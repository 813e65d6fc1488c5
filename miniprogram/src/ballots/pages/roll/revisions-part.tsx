import { View } from '@tarojs/components'
import type { Item } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { sayWeight } from '../../say'

const STATES = {
  proposed: { text: '等同意', icon: 'clock', tone: 'amber' },
  approved: { text: '已更正', icon: 'check', tone: 'jade' },
  refused: { text: '没有同意', icon: 'close', tone: 'plain' },
} as const

/** Corrections with both figures and what they do to all who may vote. */
export function RevisionsPart({ rollId, onDone }: { rollId: string; onDone: () => void }) {
  const page = usePage('ballots.revisions', { id: rollId, limit: 20 })
  const renew = () => {
    page.reload()
    onDone()
  }
  return (
    <Listed page={page} empty={<Empty icon="edit" text="没有更正。在“名册”里找到那一户就可以提交。" />}>
      {(one) => <Revision key={one.id} one={one} onDone={renew} />}
    </Listed>
  )
}

function Revision({ one, onDone }: { one: Item<'ballots.revisions'>; onDone: () => void }) {
  const { id, unit, kind, state, before, after, reason, at, mine, effect } = one
  const decide = useCommand('ballots.decideRevision')
  const answer = (approve: boolean) => async () => {
    const sure = await confirm({
      title: approve ? '同意更正？' : '不同意更正？',
      text: `${unit}：由 ${before} 改为 ${after}。${approve ? '会同时更正正在进行的表决。' : ''}`,
      yes: approve ? '同意' : '不同意',
      danger: !approve,
    })
    if (!sure || !(await decide.run({ id, approve }))) return
    toast(approve ? '已更正' : '已退回')
    onDone()
  }
  return (
    <Card
      className={`revision revision-${state}`}
      title={`${unit} ${kind === 'area' ? '面积' : '业主'}`}
      extra={<StatusTag {...STATES[state]} />}
    >
      <Row title="原来" value={before} />
      <Row title="改为" value={after} />
      <Row title="全部原来" value={sayWeight(effect.before)} />
      <Row title="全部变为" value={sayWeight(effect.after)} />
      <View className="soft">
        依据：{reason} · {sayWhen(at)} 提交
      </View>
      {state === 'proposed' &&
        (mine ? (
          <View className="soft">您提交的，要由另一位工作人员同意。</View>
        ) : (
          <View className="ways">
            <Button className="approve-revision" busy={decide.busy} onTap={answer(true)}>
              同意
            </Button>
            <Button kind="plain" className="refuse-revision" busy={decide.busy} onTap={answer(false)}>
              不同意
            </Button>
          </View>
        ))}
    </Card>
  )
}
