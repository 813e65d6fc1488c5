import type { Step } from '@linli/shared/ballots/steps'
import { View } from '@tarojs/components'
import type { Bulletin } from '../../ballot'
import { sayStep } from '../../result-words'

/** One step: what it means, and the sum below. */
export function StepLine({ step, bulletin }: { step: Step; bulletin: Bulletin }) {
  const { words, sum, holds } = sayStep(step, bulletin)
  return (
    <View className={`said ${holds === false ? 'step-failed' : ''}`}>
      <View>
        {holds === true ? '✓ ' : holds === false ? '✗ ' : ''}
        {words}
      </View>
      <View className="arithmetic">{sum}</View>
    </View>
  )
}
