import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import type { ModerationItem } from './item-card'

const usual = ['含有他人的个人信息', '含有不文明用语', '与反映的事情无关', '涉嫌广告或谣言']

interface HideSheetProps {
  /** What is to be hidden; undefined: the sheet is closed. */
  item: ModerationItem | undefined
  onDone: () => void
  onClose: () => void
}

/** Why something is not to be seen by the public: a usual reason by one tap, or in own words. */
export function HideSheet({ item, onDone, onClose }: HideSheetProps) {
  const [reason, setReason] = useState('')
  const decide = useCommand('moderation.decide')
  const close = () => {
    setReason('')
    onClose()
  }
  const hide = async () => {
    if (!item || reason.trim().length < 2) return toast('请选择或写明原因')
    if (!(await decide.run({ id: item.id, verdict: 'hide', reason: reason.trim() }))) return
    toast('已设为不公开')
    close()
    onDone()
  }
  return (
    <Sheet
      title="为什么不公开"
      open={item !== undefined}
      onClose={close}
      footer={
        <Button kind="danger" block busy={decide.busy} className="moderation-confirm" onTap={hide}>
          不公开
        </Button>
      }
    >
      <View>
        {usual.map((one) => (
          <Choice key={one} title={one} on={one === reason} onTap={() => setReason(one)} />
        ))}
        <Field name="reason" label="或者写明原因" value={reason} onChange={setReason} maxLength={200} />
      </View>
    </Sheet>
  )
}
