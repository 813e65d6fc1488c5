import { readTyped } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { canScan, scanCode } from '@/platform/device/scan'
import { tappable } from '@/platform/device/tappable'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Icon } from '@/platform/ui/icon'
import { HandOvers } from '../../components/hand-overs'
import type { OwnShop } from '../../types-office'
import { Outcome } from './outcome'
import { useHandOver } from './use-hand-over'
import './hand-over.scss'

/** One large button, what came of it in large letters, and what was handed over before. */
export function HandOver({ shop }: { shop: OwnShop }) {
  const page = usePage('rewards.handedOver', { id: shop.id, limit: 20 })
  const { busy, scanned, take } = useHandOver(shop.id, page.reload)
  const [typing, setTyping] = useState(!canScan)
  const [code, setCode] = useState('')
  const scan = async () => {
    const seen = await scanCode()
    if (seen) await take(seen)
  }
  const send = async () => {
    await take(code.trim())
    setCode('')
  }
  return (
    <>
      {canScan && (
        <View
          className={`scan-voucher ${busy ? 'scan-voucher--busy' : ''}`}
          hoverClass="scan-voucher--down"
          {...tappable(scan, { label: '扫顾客的兑换码', disabled: busy })}
        >
          <Icon name="scan" colour="#fff" scale={3} />
          {busy ? '正在核对…' : '扫顾客的兑换码'}
        </View>
      )}
      {scanned && <Outcome scanned={scanned} />}
      {typing ? (
        <Card title="输入兑换数字">
          <Field
            name="code"
            kind="number"
            label="顾客二维码下面的 8 位数字"
            hint="每分钟换一次，请照他手机上现在的输"
            maxLength={8}
            value={code}
            onChange={setCode}
          />
          <Button block className="send-code" busy={busy} disabled={readTyped(code) === null} onTap={send}>
            核对并核销
          </Button>
        </Card>
      ) : (
        <Button kind="text" block className="type-code" onTap={() => setTyping(true)}>
          扫不了码，改输数字
        </Button>
      )}
      <HandOvers page={page} />
    </>
  )
}
