import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { getPlace } from '@/platform/device/place'
import { Button } from '@/platform/ui/button'
import { Row } from '@/platform/ui/card'
import { confirm, toast } from '@/platform/ui/tell'
import type { Topic } from '../../topic'
import { FinishSheet } from './finish-sheet'

/** The steps that still owe work: done by ourselves, or dispatched as a case where somebody has to go. */
export function StepsPart({ topic, reload }: { topic: Topic; reload: () => void }) {
  const [finishing, setFinishing] = useState<{ id: string; title: string }>()
  const dispatch = useCommand('deliberation.dispatchStep')
  const open = topic.steps.filter((step) => !step.done && !step.case)
  const send = async (stepId: string, title: string) => {
    const place = await getPlace()
    if (!place) return toast('没有取得位置，请到现场打开定位后再派单')
    const sure = await confirm({ title: '派单？', text: `“${title}”按您现在的位置生成工单。`, yes: '派单' })
    if (!sure || !(await dispatch.run({ id: topic.id, stepId, place: { lng: place.lng, lat: place.lat } })))
      return
    toast('已生成工单，进展会自动更新')
    reload()
  }
  return (
    <>
      {open.map(({ id, title }) => (
        <View key={id} className="step">
          <Row title={title} />
          <View className="ways">
            <Button kind="plain" className={`finish-${id}`} onTap={() => setFinishing({ id, title })}>
              已完成
            </Button>
            <Button
              kind="plain"
              className={`dispatch-${id}`}
              busy={dispatch.busy}
              onTap={() => send(id, title)}
            >
              派单办理
            </Button>
          </View>
        </View>
      ))}
      {finishing && (
        <FinishSheet
          topicId={topic.id}
          step={finishing}
          onClose={() => setFinishing(undefined)}
          onDone={() => {
            setFinishing(undefined)
            reload()
          }}
        />
      )}
    </>
  )
}
