import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMe } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'

/** For a child whose guardian has not agreed yet: why nothing can be sent, and what to do. */
export function GuardianNeeded() {
  const me = useMe()
  if (!me?.needsGuardian) return null
  return (
    <Card className="guardian-needed" title="先请家长同意">
      <View>您未满 14 周岁，家长同意之前只能看，不能上报。</View>
      <View style={{ marginTop: '8px' }}>
        <Button block kind="plain" onTap={() => Taro.navigateTo({ url: '/identity/pages/guardian/index' })}>
          给家长看同意码
        </Button>
      </View>
    </Card>
  )
}
