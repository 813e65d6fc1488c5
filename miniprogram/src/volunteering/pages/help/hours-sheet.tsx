import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/platform/ui/button'
import { Sheet } from '@/platform/ui/sheet'
import { HoursStepper } from '../../components/hours-stepper'

interface HoursSheetProps {
  most: number
  busy: boolean
  onClose: () => void
  onSend: (halfHours: number) => void
}

/** How long the help really was; each side says so once. */
export function HoursSheet({ most, busy, onClose, onSend }: HoursSheetProps) {
  const [value, setValue] = useState(most)
  return (
    <Sheet
      title="实际用了多久"
      open
      onClose={onClose}
      footer={
        <Button block className="send-hours" busy={busy} onTap={() => onSend(value)}>
          确认
        </Button>
      }
    >
      <HoursStepper name="help" value={value} most={most} onChange={setValue} />
      <View className="soft">双方都确认后，按较少的一方计入时长，不能再改。</View>
    </Sheet>
  )
}
