import { View } from '@tarojs/components'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { goOffice } from '../../office'
import { shopTag } from '../../say-office'
import type { StaffShop } from '../../types-office'
import '../../components/office.scss'

/** What a shop is, with the ways to change it and to close it. */
export function ShopHead({ shop, onChange }: { shop: StaffShop; onChange: () => void }) {
  const update = useCommand('rewards.updateShop')
  const { id, version, name, address, hours, keeperIds, payeeId, active } = shop
  const payee = shop.keepers.find((one) => one.id === payeeId)
  const turn = async () => {
    const sure = await confirm(
      active
        ? {
            ...{ title: `停用“${name}”？`, yes: '停用', danger: true },
            text: '居民不能再兑换它的礼品；已经兑换的照样可以来领。以后可以恢复。',
          }
        : { title: `恢复“${name}”？`, yes: '恢复', text: '在架的礼品马上又可以兑换。' },
    )
    if (!sure) return
    const given = { id, version, name, address, hours, keeperIds, payeeId, active: !active }
    if (!(await update.run(given))) return
    toast(active ? '已停用' : '已恢复')
    onChange()
  }
  return (
    <Card title={name} extra={<StatusTag {...shopTag(shop)} />} className="shop-head">
      <Row title="地址" value={address} />
      {hours && <Row title="营业" value={hours} />}
      <Row title="归谁管" value={shop.areaName} />
      <Row title="店员" value={shop.keepers.map((one) => one.name).join('、') || '还没有，不能核销'} />
      <Row title="收款人" value={payee?.name ?? '还没有，不能打款'} />
      <Row
        title="本店的兑换订单"
        className="go-shop-orders"
        onTap={() => goOffice('all-orders', { shopId: id, shop: name })}
      />
      <View className="office-ways">
        <Button kind="plain" block className="edit-shop" onTap={() => goOffice('edit-shop', { id })}>
          修改
        </Button>
        <Button
          kind={active ? 'danger' : 'plain'}
          block
          className="turn-shop"
          busy={update.busy}
          onTap={turn}
        >
          {active ? '停用' : '恢复'}
        </Button>
      </View>
    </Card>
  )
}
