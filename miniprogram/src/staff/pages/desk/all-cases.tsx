import { STAGE_LABELS, STAGES, type Stage } from '@linli/shared/cases/stages'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { tappable } from '@/platform/device/tappable'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { Icon } from '@/platform/ui/icon'
import { Sheet } from '@/platform/ui/sheet'
import { Listing } from '../../parts/listing'
import { CaseCard } from '../../parts/task-card'
import { useSettled } from '../../pickers/use-settled'
import { searchOf } from '../../search'
import './all-cases.scss'

/** Every case of my areas or unit: searched by words or number, narrowed by stage and by overdue. */
export function AllCases() {
  const [typed, setTyped] = useState('')
  const [stage, setStage] = useState<Stage>()
  const [overdue, setOverdue] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const settled = useSettled(typed)
  const page = usePage('cases.list', {
    ...searchOf(settled),
    stage,
    overdue: overdue ? 'true' : undefined,
  })
  const choose = (next: Stage | undefined) => () => {
    setStage(next)
    setChoosing(false)
  }

  return (
    <View>
      <Field
        name="search"
        label="查找"
        value={typed}
        onChange={setTyped}
        placeholder="编号，或内容里的字"
        maxLength={40}
      />
      <View className="desk-filters">
        <Chip
          text={stage ? STAGE_LABELS[stage] : '全部环节'}
          on={stage !== undefined}
          onTap={() => setChoosing(true)}
          className="filter-stage"
        />
        <Chip text="已超时" on={overdue} onTap={() => setOverdue(!overdue)} className="filter-overdue" />
      </View>
      <Listing of={page} empty="没有符合条件的案件" draw={(one) => <CaseCard key={one.id} of={one} />} />
      <Sheet title="按环节查看" open={choosing} onClose={() => setChoosing(false)}>
        <Choice title="全部环节" on={!stage} onTap={choose(undefined)} className="stage-all" />
        {STAGES.map((one) => (
          <Choice
            key={one}
            title={STAGE_LABELS[one]}
            on={one === stage}
            onTap={choose(one)}
            className={`stage-${one}`}
          />
        ))}
      </Sheet>
    </View>
  )
}

interface ChipProps {
  text: string
  on: boolean
  onTap: () => void
  className: string
}

function Chip({ text, on, onTap, className }: ChipProps) {
  return (
    <View className={`desk-filter ${on ? 'desk-filter--on' : ''} ${className}`} {...tappable(onTap, { on })}>
      {on && <Icon name="check" colour="#FFFFFF" />}
      {text}
    </View>
  )
}
