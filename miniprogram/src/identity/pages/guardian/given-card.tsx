import type { Item } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'

type Given = Item<'identity.guardianConsents'>

/** Consents given, each to be taken back. */
export function GivenCard({ given, onWithdrawn }: { given: readonly Given[]; onWithdrawn: () => void }) {
  const withdraw = useCommand('identity.withdrawConsent')
  if (given.length === 0) return null
  const takeBack = async ({ id, childName }: Given) => {
    const sure = await confirm({
      title: '撤回同意？',
      text: `撤回后${childName}只能看，不能上报。`,
      yes: '撤回',
      danger: true,
    })
    if (!sure || !(await withdraw.run({ id }))) return
    onWithdrawn()
    toast('已撤回')
  }
  return (
    <Card title="我同意过的" className="given">
      {given.map((one) => (
        <Row
          key={one.id}
          title={`${one.childName}（${sayWhen(one.agreedAt)}同意）`}
          value={
            <Button
              kind="text"
              className="take-back"
              label={`撤回对${one.childName}的同意`}
              onTap={() => takeBack(one)}
            >
              撤回
            </Button>
          }
        />
      ))}
    </Card>
  )
}
