import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { confirm, toast } from '@/platform/ui/tell'
import { type Given, setGiven, useGiven } from './given'

/** Consents given, each to be taken back. */
export function GivenCard() {
  const given = useGiven()
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
    setGiven(given.filter((one) => one.id !== id))
    toast('已撤回')
  }
  return (
    <Card title="我同意过的">
      {given.map((one) => (
        <Row
          key={one.id}
          title={one.childName}
          value={
            <Button kind="text" onTap={() => takeBack(one)}>
              撤回
            </Button>
          }
        />
      ))}
    </Card>
  )
}
