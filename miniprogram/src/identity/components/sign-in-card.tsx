import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { signInPage } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'

/** For h5 before signing in: what signing in is good for. */
export function SignInCard() {
  return (
    <Card className="sign-in-card" title="登录后办事">
      <View>登录后可以上报问题、查看自己的事项和消息。</View>
      <View style={{ marginTop: '8px' }}>
        <Button block className="go-sign-in" onTap={() => Taro.navigateTo({ url: signInPage })}>
          去登录
        </Button>
      </View>
    </Card>
  )
}
