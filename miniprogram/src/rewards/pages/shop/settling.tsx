import { sayYuan } from '@linli/shared/rewards/orders'
import { View } from '@tarojs/components'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { confirm, toast } from '@/platform/ui/tell'
import { SettlementCard } from '../../components/settlement-card'
import { sayUnsettled } from '../../say-office'
import type { Settlement, StaffShop } from '../../types-office'

/** What a shop has to get: put together, paid out, and how each payment stands. */
export function Settling({ shop, onChange }: { shop: StaffShop; onChange: () => void }) {
  const { id, unsettled, name } = shop
  const page = usePage('rewards.settlements', { id, limit: 20 })
  const settle = useCommand('rewards.settle')
  const payOut = useCommand('rewards.payOut')
  const payee = shop.keepers.find((one) => one.id === shop.payeeId)
  const reload = () => {
    onChange()
    page.reload()
  }
  const put = async () => {
    const sure = await confirm({
      title: '生成结算单？',
      text: `“${name}”还没结算的 ${unsettled.orders} 份合成一单，${unsettled.setOffFen > 0 ? `扣回 ${sayYuan(unsettled.setOffFen)} 后，` : ''}共 ${sayYuan(unsettled.fen)}。生成后不能撤销。`,
      yes: '生成',
    })
    if (!sure || !(await settle.run({ id }))) return
    toast('已生成结算单')
    reload()
  }
  const pay = async (one: Settlement) => {
    const sure = await confirm({
      title: `打款 ${sayYuan(one.fen)}？`,
      text: `用县里的微信商户号打给${payee?.name ?? '收款人'}，由他在微信里确认收款。`,
      yes: '打款',
    })
    if (!sure) return
    const answer = await payOut.run({ id: one.id, version: one.version })
    if (answer) toast(answer.status === 'failed' ? '没有打成，请看原因' : '已发出，等店主确认收款')
    reload()
  }
  return (
    <>
      <Card title="还没有结算" className="unsettled">
        <View className="office-total">{sayYuan(unsettled.fen)}</View>
        {sayUnsettled(unsettled).map((words) => (
          <View key={words}>{words}</View>
        ))}
        {unsettled.orders > 0 && (
          <View className="office-ways">
            <Button block className="settle" busy={settle.busy} onTap={put}>
              生成结算单
            </Button>
          </View>
        )}
      </Card>
      <Listed page={page} empty={<Empty icon="document" text="还没有结算单。" />}>
        {(one) => (
          <SettlementCard key={one.id} one={one}>
            {(one.status === 'open' || one.status === 'failed') && (
              <Button
                block
                kind="plain"
                className="pay-out"
                busy={payOut.busy}
                disabled={!payee}
                onTap={() => pay(one)}
              >
                {payee ? `打款给${payee.name}` : '请先指定收款人'}
              </Button>
            )}
          </SettlementCard>
        )}
      </Listed>
    </>
  )
}
