import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ApiProblem } from '../api/problem'
import { signInPage } from '../api/session'
import { Button } from './button'
import { Empty } from './empty'

interface FailedProps {
  problem: ApiProblem
  onRetry: () => void
}

/** What went wrong, in the server's words, and the way out: sign in, or try again. */
export function Failed({ problem, onRetry }: FailedProps) {
  const signedOut = problem.status === 401
  return (
    <View className="ll-failed">
      <Empty icon={signedOut ? 'person' : 'warning'} text={problem.detail}>
        {signedOut ? (
          <Button onTap={() => Taro.navigateTo({ url: signInPage })}>去登录</Button>
        ) : (
          <Button kind="plain" onTap={onRetry}>
            再试一次
          </Button>
        )}
      </Empty>
    </View>
  )
}
