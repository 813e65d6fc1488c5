import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { requestMerchantTransfer } from '@/platform/device/pay'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { toast } from '@/platform/ui/tell'
import { SettlementCard } from '../../components/settlement-card'
import { sayUnsettled } from '../../say-office'
import type { Settlement } from '../../types-office'

/** What the county has paid or pays; who is to receive it confirms here, in WeChat. */
export function Settlements({ shopId }: { shopId: string }) {
  const page = usePage('rewards.settlements', { id: shopId, limit: 20 })
  const due = useQuery('rewards.unsettled', { id: shopId })
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
    <>
      {due.data && (
        <Card title="还没有结算" className="unsettled">
          <View className="office-total">{sayYuan(due.data.fen)}</View>
          {sayUnsettled(due.data).map((words) => (
            <View key={words}>{words}</View>
          ))}
        </Card>
      )}
      <Listed
        page={page}
        empty={
          <Empty
            icon="document"
            text="还没有结算。社区的管理员会把交付过的礼品定期结算给您，到时这里能看到。"
          />
        }
      >
        {(one) => (
          <SettlementCard key={one.id} one={one}>
            {one.confirm && (
              <Button block className="take-money" busy={busy} onTap={() => take(one)}>
                确认收款 {sayYuan(one.fen)}
              </Button>
            )}
          </SettlementCard>
        )}
      </Listed>
    </>
  )
}
