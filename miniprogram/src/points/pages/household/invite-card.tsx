import { View } from '@tarojs/components'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { sayWhen } from '@/platform/ui/when'

interface InviteCardProps {
  code: string | null
  until: string | null
  onDone: () => void
}

/** A code to read to a relative; asking for it is this side's consent, entering it the other's. */
export function InviteCard({ code, until, onDone }: InviteCardProps) {
  const invite = useCommand('points.invite')
  const make = async () => {
    if (await invite.run({})) onDone()
  }
  return (
    <Card title="邀请家人" className="household-invite">
      {code ? (
        <>
          <Row title="邀请码" value={<View className="household-code">{code}</View>} />
          <View className="household__say">
            请家人在“家庭积分”里填写，一个码只能加入一人{until ? `，${sayWhen(until)}前有效` : ''}。
          </View>
        </>
      ) : (
        <View className="household__say">生成邀请码告诉家人，家人填写后就加入了。</View>
      )}
      <Button kind="plain" block className="make-code" busy={invite.busy} onTap={make}>
        {code ? '换一个邀请码' : '生成邀请码'}
      </Button>
    </Card>
  )
}
