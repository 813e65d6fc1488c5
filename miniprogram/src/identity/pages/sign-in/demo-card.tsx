import { View } from '@tarojs/components'
import { useMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { tappable } from '@/platform/device/tappable'
import { Card } from '@/platform/ui/card'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import { enter } from '../../enter'

interface DemoCardProps {
  tenant: string
  /** Called before signing in. */
  settle: () => void
}

/** The demo accounts, one tap each; the server has them only in demo mode. */
export function DemoCard({ tenant, settle }: DemoCardProps) {
  const query = useQuery('identity.demoAccounts', { tenant })
  const login = useCommand('identity.demoLogin')
  const me = useMe()
  const take = async (username: string) => {
    const answer = await login.run({ tenant, username })
    if (!answer) return
    settle()
    enter(answer, me !== undefined)
  }
  return (
    <Card title="演示账号">
      <View className="sign-in__soft">这是演示环境，点一个账号就能进去，所有数据都是编的。</View>
      {query.problem && <View>{query.problem.detail}</View>}
      {query.data?.items.map(({ username, name, description }) => (
        <View
          key={username}
          className={`demo demo-${username}`}
          {...tappable(() => take(username), { label: `${name}，${description}`, disabled: login.busy })}
        >
          <View className="demo__words">
            <View>{name}</View>
            <View className="sign-in__soft">{description}</View>
          </View>
          <Icon name="forward" colour={palette.inkSoft} />
        </View>
      ))}
    </Card>
  )
}
