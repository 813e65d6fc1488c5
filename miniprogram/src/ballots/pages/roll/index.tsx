import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Card } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { StatusTag } from '@/platform/ui/status-tag'
import '../../components/parts.scss'
import { sayRoll, sayWeight } from '../../say'
import { ClaimsPart } from './claims-part'
import { ImportPart } from './import-part'
import { RevisionsPart } from './revisions-part'
import { UnitsPart } from './units-part'

const views = [
  { value: 'claims', label: '认领' },
  { value: 'units', label: '名册' },
  { value: 'revisions', label: '更正' },
] as const

/** One roll: its file, who claims what on it, its units, and corrections with both figures. */
export default function RollPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('ballots.rolls', {})
  const [chosen, setView] = useState<(typeof views)[number]['value']>()
  const roll = query.data?.items.find((one) => one.id === id)
  const view = chosen ?? 'claims'
  return (
    <Screen of={query} className="roll" empty={query.answered && !roll} emptyText="没有这份名册。">
      {roll && (
        <>
          <Card
            title={roll.name}
            extra={
              roll.frozen ? (
                <StatusTag text="已冻结" icon="clock" tone="amber" />
              ) : (
                <StatusTag text={roll.rows === 0 ? '空的' : '可以改'} icon="edit" />
              )
            }
          >
            <View className="soft">
              {roll.areaName} · {sayRoll(roll.kind)}
            </View>
            <View className="roll-due">
              {roll.rows === 0 ? '还没有导入' : `${roll.rows} 行，${sayWeight(roll.due)}`}
            </View>
            {roll.frozen && (
              <View className="warn">
                正在用这份名册投票，不能重新导入；有错请提交更正，由另一位工作人员同意。
              </View>
            )}
          </Card>
          {!roll.frozen && <ImportPart roll={roll} onDone={query.reload} />}
          {roll.rows > 0 && (
            <>
              <Segmented label="看什么" options={views} value={view} onChange={setView} />
              {view === 'claims' && <ClaimsPart rollId={id} />}
              {view === 'units' && <UnitsPart roll={roll} />}
              {view === 'revisions' && <RevisionsPart rollId={id} onDone={query.reload} />}
            </>
          )}
        </>
      )}
    </Screen>
  )
}
