import { View } from '@tarojs/components'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import '../../components/lists.scss'

/** 屏蔽的人: whom one does not want to meet in mutual help, until one takes it back. */
export default function Blocks() {
  const page = usePage('volunteering.blocks', { limit: 20 })
  const unblock = useCommand('volunteering.unblock')
  const free = async (accountId: string, name: string) => {
    const text = `${name}又能看到您的求助和帮忙，也能联系您。对方不会收到通知。`
    if (!(await confirm({ title: '取消屏蔽？', text, yes: '取消屏蔽' }))) return
    if (!(await unblock.run({ accountId }))) return
    toast('已取消屏蔽')
    page.reload()
  }
  return (
    <Screen className="blocks">
      <View className="soft">屏蔽后，双方在邻里互助里互相看不到。</View>
      <Listed page={page} empty={<Empty icon="check" text="您没有屏蔽任何人。" />}>
        {({ accountId, name, at }) => (
          <Card key={accountId} title={name} className={`blocked-${accountId}`}>
            <View className="soft">{sayWhen(at)} 屏蔽</View>
            <Button
              kind="plain"
              className={`unblock-${accountId}`}
              busy={unblock.busy}
              onTap={() => free(accountId, name)}
            >
              取消屏蔽
            </Button>
          </Card>
        )}
      </Listed>
    </Screen>
  )
}
