import { ROLL_KIND_LABELS } from '@linli/shared/ballots/ballot'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import { toast } from '@/platform/ui/tell'
import type { MyArea } from '../../use-my-areas'

const KINDS = ['owners', 'households', 'named'] as const

interface SheetProps {
  areas: MyArea[]
  onClose: () => void
  onDone: (id: string) => void
}

/** Starts an empty roll. */
export function NewRollSheet({ areas, onClose, onDone }: SheetProps) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('owners')
  const [chosen, setArea] = useState<string>()
  const areaId = chosen ?? areas[0]?.id
  const create = useCommand('ballots.createRoll')
  const send = async () => {
    if (name.trim().length < 2) return toast('请给名册起个名字')
    if (!areaId) return toast('请选择区域')
    const roll = await create.run({ name: name.trim(), kind, areaId })
    if (roll) onDone(roll.id)
  }
  return (
    <Sheet
      title="建立名册"
      open
      onClose={onClose}
      footer={
        <Button block busy={create.busy} className="send-roll" onTap={send}>
          建立
        </Button>
      }
    >
      <Field
        name="roll-name"
        label="名称"
        required
        placeholder="例如：清河小区业主"
        maxLength={40}
        value={name}
        onChange={setName}
        error={create.problem?.field('name')}
      />
      <FieldFrame label="谁的名册" required>
        {KINDS.map((one) => (
          <Choice
            key={one}
            className={`kind-${one}`}
            title={ROLL_KIND_LABELS[one]}
            on={one === kind}
            onTap={() => setKind(one)}
          />
        ))}
      </FieldFrame>
      <FieldFrame label="在哪个区域" required>
        {areas.map((area) => (
          <Choice
            key={area.id}
            className={`area-${area.id}`}
            title={area.name}
            on={area.id === areaId}
            onTap={() => setArea(area.id)}
          />
        ))}
      </FieldFrame>
    </Sheet>
  )
}
