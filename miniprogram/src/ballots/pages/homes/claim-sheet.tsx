import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommunity } from '@/identity/community'
import { useMe } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Failed } from '@/platform/ui/failed'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Segmented } from '@/platform/ui/segmented'
import { Sheet } from '@/platform/ui/sheet'
import { Skeleton } from '@/platform/ui/skeleton'
import { toast } from '@/platform/ui/tell'
import { sayRoll } from '../../say'

const RELATIONS = [
  { value: 'owner', label: '我是业主' },
  { value: 'member', label: '我住在这里' },
] as const

/** How a list names somebody, see readRollRows: by his name, and the end of his number where it has one. */
const listed = (name: string, ending: string) => (ending === '' ? name : `${name}（${ending}）`)

interface SheetProps {
  /** The roll it is for, if the user came from a ballot. */
  rollId: string | undefined
  onClose: () => void
  onDone: () => void
}

/** Says that a unit of a roll is one's own; staff match it against the roll. */
export function ClaimSheet({ rollId: first, onClose, onDone }: SheetProps) {
  const community = useCommunity()
  const rolls = useQuery('ballots.rolls', first || !community ? {} : { areaId: community.id })
  const [chosen, setRoll] = useState(first)
  const [unit, setUnit] = useState('')
  const [name, setName] = useState(useMe()?.name ?? '')
  const [relation, setRelation] = useState<'owner' | 'member'>('owner')
  const claim = useCommand('ballots.claimHome')
  const items = (rolls.data?.items ?? []).filter(({ id }) => !first || id === first)
  const roll = items.find(({ id }) => id === (chosen ?? (items.length === 1 ? items[0]!.id : undefined)))
  const isList = roll?.kind === 'named'

  const send = async () => {
    if (!roll) return toast('请先选择名册')
    if (!isList && unit.trim() === '') return toast('请填写房号')
    if (name.trim() === '') return toast('请填写姓名')
    const code = isList ? listed(name.trim(), unit.trim()) : unit.trim()
    const input = { rollId: roll.id, unit: code, name: name.trim() }
    if (!(await claim.run({ ...input, relation: roll.kind === 'households' ? relation : 'owner' }))) return
    toast('已提交，核对后会通知您')
    onDone()
  }
  return (
    <Sheet
      title="认领房屋"
      open
      onClose={onClose}
      footer={
        <Button block busy={claim.busy} className="send-claim" onTap={send}>
          提交核对
        </Button>
      }
    >
      {rolls.problem && !rolls.answered && <Failed problem={rolls.problem} onRetry={rolls.reload} />}
      {!rolls.answered && !rolls.problem && <Skeleton />}
      {rolls.answered && items.length === 0 && (
        <View className="soft">您的社区还没有名册，请联系社区或业主委员会。</View>
      )}
      {items.length > 0 && (
        <FieldFrame label="哪一份名册" required>
          {items.map(({ id, name: title, kind, areaName }) => (
            <Choice
              key={id}
              className={`roll-${id}`}
              title={title}
              hint={`${areaName} · ${sayRoll(kind)}`}
              on={id === roll?.id}
              onTap={() => setRoll(id)}
            />
          ))}
        </FieldFrame>
      )}
      {roll && (
        <>
          <Field
            name="unit"
            label={isList ? '证件号或电话的后四位' : '房号'}
            hint={isList ? '名单上登记了证件号或电话才填' : '和房产证、名册上写的一样，例如 3-2-501'}
            required={!isList}
            maxLength={isList ? 4 : 40}
            value={unit}
            onChange={setUnit}
            error={claim.problem?.field('unit')}
          />
          <Field
            name="name"
            label="姓名"
            hint="名册上登记的姓名"
            required
            maxLength={40}
            value={name}
            onChange={setName}
          />
          {roll.kind === 'households' && (
            <Segmented label="我是" options={RELATIONS} value={relation} onChange={setRelation} />
          )}
        </>
      )}
    </Sheet>
  )
}
