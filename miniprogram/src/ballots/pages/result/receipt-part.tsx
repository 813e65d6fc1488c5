import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { call } from '@/platform/api/client'
import { tenant } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { tellProblem } from '@/platform/ui/tell'

/** So little is asked that the server can't tell whose receipt it is; the rest is compared here. */
const ASKED = 4

/** Looks a receipt up in the published list. */
export function ReceiptPart({ id, first }: { id: string; first: string | undefined }) {
  const [typed, setTyped] = useState(first ?? '')
  const [found, setFound] = useState<{ receipt: string; inside: boolean }>()
  const [busy, setBusy] = useState(false)
  const receipt = typed.replace(/\s/g, '').toLowerCase()
  const wrong = receipt !== '' && !/^[0-9a-f]{8,64}$/.test(receipt)

  const look = useCallback(
    async (wanted: string) => {
      setBusy(true)
      try {
        const { items } = await call('ballots.receipts', {
          ...{ id, tenant: await tenant() },
          // Where more share the beginning than are listed, the whole is asked.
          prefix: wanted.slice(0, ASKED),
        })
        const rest =
          items.length < 1_000
            ? items
            : (await call('ballots.receipts', { id, tenant: await tenant(), prefix: wanted })).items
        setFound({ receipt: wanted, inside: rest.some((one) => one.startsWith(wanted)) })
      } catch (problem) {
        tellProblem(problem)
      } finally {
        setBusy(false)
      }
    },
    [id],
  )
  useEffect(() => {
    if (first) look(first)
  }, [first, look])

  return (
    <Card title="查我的票在不在里面" className="receipts">
      <Field
        name="receipt"
        label="回执"
        hint="投票后得到的那一串，至少输入前 8 位"
        maxLength={80}
        value={typed}
        onChange={setTyped}
        error={wrong ? '回执只有数字和字母 a 到 f，至少 8 位' : undefined}
      />
      <Button
        kind="plain"
        block
        className="look-up"
        busy={busy}
        disabled={receipt === '' || wrong}
        onTap={() => look(receipt)}
      >
        查一查
      </Button>
      {found && found.receipt === receipt && (
        <View className={found.inside ? 'shown-code receipt-found' : 'warn receipt-missing'}>
          {found.inside
            ? '在计票名单里'
            : '计票名单里没有这个回执，请核对是否抄错；没错请向议事会或街道反映。'}
        </View>
      )}
    </Card>
  )
}
