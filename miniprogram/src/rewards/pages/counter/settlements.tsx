import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { requestMerchantTransfer } from '@/platform/device/pay'
import { Button } from '@/platform/ui/button'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { toast } from '@/platform/ui/tell'
import { SettlementCard } from '../../components/settlement-card'
import type { Settlement } from '../../types-office'

/** What the county has paid or pays; who is to receive it confirms here, in WeChat. */
export function Settlements({ shopId }: { shopId: string }) {
  const page = usePage('rewards.settlements', { id: shopId, limit: 20 })
  const [busy, setBusy] = useState(false)
  const take = async ({ confirm }: Settlement) => {
    if (!confirm || busy) return
    setBusy(true)
    const outcome = await requestMerchantTransfer(confirm)
    setBusy(false)
    if (outcome.what === 'failed') return toast(outcome.why)
    if (outcome.what === 'paid') toast('已确认，钱马上到您的微信零钱')
    page.reload()
  }
  return (
    <Listed
      page={page}
      empty={<Empty icon="document" text="还没有结算。社区的管理员会把交付过的礼品定期结算给您。" />}
    >
      {(one) => (
        <SettlementCard key={one.id} one={one}>
          {one.confirm && (
            <Button block className="take-money" busy={busy} onTap={() => take(one)}>
              确认收款 {sayYuan(one.fen)}
            </Button>
          )}
          {one.status === 'confirm' && !one.confirm && <View>请收款人在自己的微信里确认收款。</View>}
        </SettlementCard>
      )}
    </Listed>
  )
}
