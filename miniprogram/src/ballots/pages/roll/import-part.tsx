import { ROLL_COLUMNS } from '@linli/shared/ballots/roll-sheet'
import { View } from '@tarojs/components'
import type { Output } from '@/platform/api/contract'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Meter } from '../../components/meter'
import { sayWeight } from '../../say'
import { useImport } from './use-import'

type Roll = Output<'ballots.rolls'>['items'][number]

const NEEDED = { owners: ['unit', 'area', 'people'], households: ['unit'], named: ['people'] } as const

/** The file of a roll: what it must look like, how far it is, and every line that is wrong. */
export function ImportPart({ roll, onDone }: { roll: Roll; onDone: () => void }) {
  const { state, mistakes, more, busy, choose } = useImport(roll.id, onDone)
  const needed = NEEDED[roll.kind].map((column) => ROLL_COLUMNS[column][0]).join('、')
  return (
    <Card title={roll.rows === 0 ? '导入名册' : '重新导入'} className="import">
      <View className="soft">
        Excel（.xlsx）或 CSV，第一行是标题，要有：{needed}
        。也可以有：份额、证件号、电话。证件号只用来区分同名的人，不保存原文。有一行错就都不导入。
      </View>
      <View className="ways">
        <Button
          kind={roll.rows === 0 ? 'primary' : 'plain'}
          block
          className="choose-file"
          busy={busy}
          onTap={choose}
        >
          选择文件
        </Button>
      </View>
      {state?.state === 'running' && (
        <Meter
          className="import-running"
          title="正在导入"
          value={`${state.done} / ${state.rows} 行`}
          length={(state.done * 100) / Math.max(1, state.rows)}
          note="可以离开，回来还能看到进度"
        />
      )}
      {state?.state === 'failed' && <View className="warn">导入中断了，名册还是原来的。请再导入一次。</View>}
      {state?.state === 'done' && (
        <View className="import-done">
          已导入 {state.rows} 行{state.due && `：${sayWeight(state.due)}`}
        </View>
      )}
      {state?.state === 'done' &&
        state.notes.map(({ row, message }) => (
          <View key={`${row}${message}`} className="said">
            请看一下第 {row} 行：{message}
          </View>
        ))}
      {mistakes.length > 0 && (
        <View className="import-mistakes">
          <View className="warn">没有导入任何一行。请按下面改好再导入：</View>
          {mistakes.map((message) => (
            <View key={message} className="said">
              {message}
            </View>
          ))}
          {more > 0 && <View className="soft">还有 {more} 处没有列出。</View>}
        </View>
      )}
    </Card>
  )
}
