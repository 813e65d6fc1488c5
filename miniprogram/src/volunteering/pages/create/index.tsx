import { REPEATS, type Repeat } from '@linli/shared/volunteering/activity'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { toast } from '@/platform/ui/tell'
import { ActivityForm, useActivityForm } from '../../components/activity-form'
import { useOrganised } from '../../organiser'

const kinds = [
  { value: 'service', label: '志愿服务' },
  { value: 'training', label: '培训' },
] as const
const REPEAT_LABELS: Record<Repeat, string> = { week: '每周', twoWeeks: '每两周', month: '每月' }
const repeats = [
  { value: 'once', label: '一次' },
  ...REPEATS.map((value) => ({ value, label: REPEAT_LABELS[value] })),
] as const

/** An activity: drafted, looked at, then published. */
export default function Create() {
  const areas = useOrganised()
  const [areaId, setAreaId] = useState<string>()
  const [kind, setKind] = useState<'service' | 'training'>('service')
  const [repeat, setRepeat] = useState<'once' | Repeat>('once')
  const [times, setTimes] = useState('4')
  const { form, setForm, wrong, input } = useActivityForm()
  const create = useCommand('volunteering.create')
  const area = areaId ?? areas[0]?.areaId

  const send = async () => {
    const count = Number(times)
    if (!area) return toast('您没有可以组织活动的区域')
    const mistake = wrong()
    if (mistake) return toast(mistake)
    if (repeat !== 'once' && !(count >= 2 && count <= 26)) return toast('重复次数请填 2 到 26')
    const one = await create.run({
      ...{ areaId: area, kind, ...input() },
      ...(repeat !== 'once' && { repeat: { every: repeat, count } }),
    })
    if (one) Taro.redirectTo({ url: `/volunteering/pages/roster/index?id=${one.id}` })
  }

  return (
    <Screen
      className="create"
      footer={
        <Button block className="submit" busy={create.busy} onTap={send}>
          存为草稿
        </Button>
      }
    >
      <Segmented label="哪一种" options={kinds} value={kind} onChange={setKind} />
      {areas.length > 1 && (
        <Card title="哪个区域">
          {areas.map((one) => (
            <Choice
              key={one.areaId}
              title={one.areaName}
              on={one.areaId === area}
              onTap={() => setAreaId(one.areaId)}
            />
          ))}
        </Card>
      )}
      <ActivityForm
        form={form}
        setForm={setForm}
        problem={create.problem}
        repeat={
          <>
            <Segmented label="重复" options={repeats} value={repeat} onChange={setRepeat} />
            {repeat !== 'once' && (
              <Field name="times" kind="number" label="共几次" value={times} onChange={setTimes} />
            )}
          </>
        }
      />
    </Screen>
  )
}
