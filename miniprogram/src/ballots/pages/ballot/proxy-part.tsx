import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { copyText } from '@/platform/device/save-text'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { confirm, tellProblem, toast } from '@/platform/ui/tell'
import type { BallotView, Standing } from '../../ballot'

interface PartProps {
  ballot: BallotView
  reload: () => void
}

/** Proxies: give one's vote to somebody, take it back, or vote for somebody who gave his. */
export function ProxyPart({ ballot, reload }: PartProps) {
  const [taking, setTaking] = useState(false)
  const own = ballot.mine.filter(({ as, voted }) => as === 'own' && !voted)
  return (
    <Card title="委托" className="proxies">
      {own.map((one) => (
        <Own key={one.voterId} id={ballot.id} one={one} reload={reload} />
      ))}
      <View className="soft">自己投了，委托就不算了。一个人最多替三个人投。</View>
      <View className="ways">
        <Button kind="plain" className="take-proxy" onTap={() => setTaking(true)}>
          我有委托码，替人投
        </Button>
      </View>
      {taking && (
        <TakeSheet
          id={ballot.id}
          onClose={() => setTaking(false)}
          onDone={() => {
            setTaking(false)
            reload()
          }}
        />
      )}
    </Card>
  )
}

function Own({
  id,
  one: { voterId, label, proxy },
  reload,
}: {
  id: string
  one: Standing
  reload: () => void
}) {
  const [code, setCode] = useState<string>()
  const offer = useCommand('ballots.offerProxy')
  const revoke = useCommand('ballots.revokeProxy')
  const give = async () => {
    const sure = await confirm({
      title: '委托别人替您投？',
      text: '会生成一个委托码，请只告诉您信得过的人。对方投票前您可以收回，您自己投了委托就不算。',
      yes: '生成',
    })
    if (!sure) return
    const given = await offer.run({ id, voterId })
    if (!given) return
    setCode(given.code)
    reload()
  }
  const takeBack = async () => {
    const sure = await confirm({
      title: '收回委托？',
      text: '对方不能再替您投。如果对方已经投了，您自己再投一次就以您的为准。',
      yes: '收回',
      danger: true,
    })
    if (!sure || !(await revoke.run({ id, voterId }))) return
    setCode(undefined)
    toast('已收回')
    reload()
  }
  return (
    <View className={`said proxy-${proxy}`}>
      <View>
        {label}：
        {proxy === 'taken' ? '已委托，对方可以替您投' : proxy === 'offered' ? '委托码等对方接受' : '没有委托'}
      </View>
      {code && (
        <>
          <View className="shown-code proxy-code">{code}</View>
          <View className="soft">只显示这一次。对方打开这次表决，点“我有委托码”输入。</View>
        </>
      )}
      <View className="ways">
        {code && (
          <Button kind="plain" onTap={() => copyText(code).then(() => toast('委托码已复制'), tellProblem)}>
            复制委托码
          </Button>
        )}
        {proxy !== 'taken' && (
          <Button kind="plain" className="give-proxy" busy={offer.busy} onTap={give}>
            {proxy === 'offered' ? '换一个委托码' : '委托别人替我投'}
          </Button>
        )}
        {proxy !== 'none' && (
          <Button kind="danger" className="revoke-proxy" busy={revoke.busy} onTap={takeBack}>
            收回委托
          </Button>
        )}
      </View>
    </View>
  )
}

interface SheetProps {
  id: string
  onClose: () => void
  onDone: () => void
}

function TakeSheet({ id, onClose, onDone }: SheetProps) {
  const [code, setCode] = useState('')
  const accept = useCommand('ballots.acceptProxy')
  const send = async () => {
    const done = await accept.run({ id, code: code.trim().toLowerCase() })
    if (!done) return
    toast(`可以替${done.label || '对方'}投票了`)
    onDone()
  }
  return (
    <Sheet
      title="替人投票"
      open
      onClose={onClose}
      footer={
        <Button block busy={accept.busy} className="send-proxy" onTap={send}>
          接受委托
        </Button>
      }
    >
      <Field
        name="proxy-code"
        label="委托码"
        hint="委托您的人会告诉您，一共 10 位"
        maxLength={10}
        value={code}
        onChange={setCode}
        error={accept.problem?.field('code')}
      />
    </Sheet>
  )
}
