import type { SilentDecision } from '@linli/shared/ballots/standing'
import { stepText } from '@linli/shared/ballots/steps'
import { View } from '@tarojs/components'
import { Card } from '@/platform/ui/card'
import type { Bulletin } from '../../ballot'
import { sayWeight } from '../../say'
import { StepLine } from './step-line'

/** Owners who kept silent where a clause lets them follow the majority: always beside the decision without them. */
export function SilentPart({ bulletin, silent }: { bulletin: Bulletin; silent: SilentDecision }) {
  const { majority, without } = silent
  const said = (passed: boolean) => (passed ? '通过' : '不通过')
  return (
    <Card title="没有投票的业主" className="silent">
      <View>管理规约约定：已经送达而没有投票的，跟随多数意见。这样的业主有 {sayWeight(silent.silent)}。</View>
      <View>
        {majority === null
          ? '赞成和反对两边都没有同时占多数，所以谁也不跟。'
          : `多数意见是${majority === 'yes' ? '赞成' : '反对'}。`}
      </View>
      <View className="said">不算他们：{said(without.passed)}</View>
      <View className="said">算上他们：{said(silent.with.passed)}</View>
      {silent.with.steps.map((step) => (
        <StepLine key={stepText(step)} step={step} bulletin={bulletin} />
      ))}
    </Card>
  )
}
