import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { confirm, toast } from '@/platform/ui/tell'

/** The way out; the own points come along. */
export function LeaveCard({ onDone }: { onDone: () => void }) {
  const leave = useCommand('points.leave')
  const go = async () => {
    const sure = await confirm({
      title: '退出家庭？',
      text: '您的积分跟着您走。家人不再看到您的积分，想回来需要新的邀请码。',
      yes: '退出',
      danger: true,
    })
    if (!sure || !(await leave.run({}))) return
    toast('已退出家庭')
    onDone()
  }
  return (
    <Button kind="text" block className="leave-household" busy={leave.busy} onTap={go}>
      退出这个家庭
    </Button>
  )
}
