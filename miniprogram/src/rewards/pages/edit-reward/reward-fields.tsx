import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { SwitchRow } from '@/platform/ui/switch-row'
import { toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'
import { WhenField } from '@/platform/ui/when-field'
import type { StaffReward } from '../../types-office'
import { givenOf, type RewardForm, wholeOf } from './form'
import { PhotoField } from './photo-field'
import '../../components/office.scss'

interface RewardFieldsProps {
  /** For a new one. */
  shopId?: string
  saved?: StaffReward
  first: RewardForm
}

type Words = { [K in keyof RewardForm]: RewardForm[K] extends string ? K : never }[keyof RewardForm]

/** What a reward is, what it costs, how often and when it can be had. */
export function RewardFields({ shopId = '', saved, first }: RewardFieldsProps) {
  const [form, setForm] = useState(first)
  const create = useCommand('rewards.createReward')
  const update = useCommand('rewards.updateReward')
  const photos = usePhotos(1)
  const [dropped, setDropped] = useState(false)
  const kept = saved?.photo && !dropped ? saved : undefined
  const problem = create.problem ?? update.problem
  const change = (name: Words) => (value: string) => setForm((before) => ({ ...before, [name]: value }))
  const on = (name: Words) => ({ value: form[name], onChange: change(name) })

  const save = async () => {
    const given = givenOf(form)
    if (typeof given === 'string') return toast(given)
    if (photos.uploading) return toast('照片还在上传，请稍等')
    if (photos.pending) return toast('照片没有传上去，请重试或删掉它')
    const photoId = photos.fileIds[0] ?? (kept ? undefined : null)
    if (saved) {
      const { id, version, active } = saved
      if (!(await update.run({ ...given, id, version, active, ...(photoId !== undefined && { photoId }) })))
        return
    } else {
      const stock = wholeOf(form.stock, 0)
      if (stock === undefined) return toast('库存请填整数')
      if (!(await create.run({ ...given, id: shopId, stock, photoId: photoId ?? null }))) return
    }
    toast(saved ? '已保存' : '已上架')
    Taro.navigateBack()
  }

  return (
    <>
      <Card title="礼品">
        <Field
          name="reward-name"
          label="名字"
          required
          placeholder="例如：大米 5 公斤"
          maxLength={40}
          error={problem?.field('name')}
          {...on('name')}
        />
        <Field name="reward-about" kind="long" label="说明" maxLength={400} {...on('description')} />
        <PhotoField photos={photos} saved={kept} onDrop={() => setDropped(true)} />
      </Card>
      <Card title="价格">
        <Field name="reward-points" kind="number" label="多少积分" required maxLength={7} {...on('points')} />
        <Field
          name="reward-cash"
          kind="digit"
          label="另付多少钱（元）"
          hint="只用积分就空着"
          maxLength={8}
          {...on('cash')}
        />
        <Field
          name="reward-settle"
          kind="digit"
          label="每份结算给店铺（元）"
          hint="县里付给店铺的价，居民看不到"
          maxLength={8}
          {...on('settle')}
        />
        {!saved && (
          <Field name="reward-stock" kind="number" label="库存" required maxLength={7} {...on('stock')} />
        )}
      </Card>
      <Card title="每人限兑">
        <Field
          name="limit-count"
          kind="number"
          label="最多几份"
          hint="不限就空着"
          maxLength={4}
          {...on('limitCount')}
        />
        <Field
          name="limit-days"
          kind="number"
          label="多少天内"
          hint="一直算在一起就空着"
          maxLength={3}
          {...on('limitDays')}
        />
      </Card>
      <Card title="时间">
        <View className="office-gap">
          <SwitchRow
            className="timed"
            title="限时兑换"
            hint="只在一段日子里能兑换"
            on={form.isTimed}
            onChange={(isTimed) => setForm((before) => ({ ...before, isTimed }))}
          />
        </View>
        {form.isTimed && (
          <>
            <WhenField name="reward-from" label="第一天" mode="date" {...on('from')} />
            <WhenField name="reward-until" label="最后一天" mode="date" {...on('until')} />
          </>
        )}
        <Field
          name="valid-days"
          kind="number"
          label="兑换后几天内领取"
          required
          maxLength={3}
          {...on('validDays')}
        />
      </Card>
      <Button block className="save-reward" busy={create.busy || update.busy} onTap={save}>
        {saved ? '保存' : '上架'}
      </Button>
    </>
  )
}
