import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { MyArea } from '@/ballots/use-my-areas'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Filters } from '@/platform/ui/filters'
import { toast } from '@/platform/ui/tell'
import type { StaffShop } from '../../types-office'
import { KeepersCard } from './keepers-card'

interface ShopFormProps {
  saved?: StaffShop
  areas: readonly MyArea[]
}

/** Name, place, hours, and who takes vouchers and gets the money. */
export function ShopForm({ saved, areas }: ShopFormProps) {
  const [name, setName] = useState(saved?.name ?? '')
  const [address, setAddress] = useState(saved?.address ?? '')
  const [hours, setHours] = useState(saved?.hours ?? '')
  const [areaId, setAreaId] = useState(areas[0]?.id ?? '')
  const [keepers, setKeepers] = useState(saved?.keepers ?? [])
  const [payeeId, setPayeeId] = useState(saved?.payeeId ?? null)
  const create = useCommand('rewards.createShop')
  const update = useCommand('rewards.updateShop')
  const problem = create.problem ?? update.problem

  const save = async () => {
    if (!name.trim()) return toast('请写店名')
    if (!address.trim()) return toast('请写地址，顾客要照着它去')
    const given = { name, address, hours, keeperIds: keepers.map(({ id }) => id), payeeId }
    if (saved) {
      const { id, version, active } = saved
      if (!(await update.run({ ...given, id, version, active }))) return
      toast('已保存')
      return Taro.navigateBack()
    }
    const made = await create.run({ ...given, areaId })
    if (made) Taro.redirectTo({ url: `/rewards/pages/shop/index?id=${made.id}` })
  }

  return (
    <>
      <Card title="店铺">
        <Field
          name="shop-name"
          label="店名"
          required
          maxLength={40}
          value={name}
          error={problem?.field('name')}
          onChange={setName}
        />
        <Field
          name="shop-address"
          label="地址"
          required
          hint="写到门牌，顾客照着它去领"
          maxLength={80}
          value={address}
          error={problem?.field('address')}
          onChange={setAddress}
        />
        <Field
          name="shop-hours"
          label="营业时间"
          placeholder="例如：8:00–20:00，周日休息"
          maxLength={40}
          value={hours}
          onChange={setHours}
        />
      </Card>
      {!saved && areas.length > 1 && (
        <Card title="归哪里管">
          <Filters
            name="area"
            options={areas.map(({ id, name: label }) => ({ value: id, label }))}
            value={areaId}
            onChange={setAreaId}
          />
        </Card>
      )}
      <KeepersCard keepers={keepers} onKeepers={setKeepers} payeeId={payeeId} onPayee={setPayeeId} />
      <Button block className="save-shop" busy={create.busy || update.busy} onTap={save}>
        {saved ? '保存' : '添加店铺'}
      </Button>
    </>
  )
}
