import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { toast } from '@/platform/ui/tell'
import { WhenField } from '@/platform/ui/when-field'
import type { BallotView } from '../../ballot'
import { PickField } from '../../components/pick-field'
import { type Draft, termsOf } from '../../draft'
import type { MyArea } from '../../use-my-areas'
import { HowPart } from './how-part'
import { RulesPart } from './rules-part'
import { WhoPart } from './who-part'

interface FormProps {
  first: Draft
  areas: MyArea[]
  /** The draft on the server, if there is one. */
  saved?: BallotView
  onRetry?: () => void
}

/** What is asked, how people choose, who votes, when, by which rules. */
export function DraftForm({ first, areas, saved, onRetry }: FormProps) {
  const [draft, setDraft] = useState(first)
  const [wrong, setWrong] = useState<{ field: string; message: string }>()
  const create = useCommand('ballots.create')
  const update = useCommand('ballots.update')
  const problem = create.problem ?? update.problem
  const set = (more: Partial<Draft>) => {
    setDraft({ ...draft, ...more })
    setWrong(undefined)
  }
  const errorOf = (field: string) =>
    (wrong?.field === field ? wrong.message : undefined) ?? problem?.field(field)
  const save = async () => {
    const made = termsOf(draft)
    if ('wrong' in made) {
      setWrong(made.wrong)
      return toast(made.wrong.message)
    }
    const { terms } = made
    const done = saved
      ? await update.run({ ...terms, id: saved.id, version: saved.version })
      : await create.run(terms)
    if (!done) return
    toast('草稿已保存')
    if (saved) Taro.navigateBack()
    else Taro.redirectTo({ url: `/ballots/pages/manage/index?id=${done.id}` })
  }
  const part = { draft, set, errorOf }
  return (
    <>
      <Card title="表决什么">
        <Field
          name="title"
          label="标题"
          required
          placeholder="例如：用维修资金修三号楼电梯"
          maxLength={60}
          value={draft.title}
          onChange={(title) => set({ title })}
          error={errorOf('title')}
        />
        <Field
          name="text"
          kind="long"
          label="说明"
          hint="为什么要表决，通过了怎么做，花多少钱"
          maxLength={5000}
          value={draft.text}
          onChange={(text) => set({ text })}
          error={errorOf('text')}
        />
        <PickField
          name="area"
          label="在哪个区域表决"
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.areaId}
          onChange={(areaId) => set({ areaId, rollId: null })}
          error={errorOf('areaId')}
        />
      </Card>
      <HowPart {...part} />
      <WhoPart {...part} />
      <Card title="什么时候">
        <Field
          name="notice"
          kind="number"
          label="公告几天"
          hint="公告满这些天才能开始投票；业主表决至少 15 天"
          maxLength={2}
          value={draft.noticeDays}
          onChange={(noticeDays) => set({ noticeDays })}
          error={errorOf('noticeDays')}
        />
        <WhenField
          name="open-day"
          label="开始的日期"
          mode="date"
          value={draft.openDay}
          onChange={(openDay) => set({ openDay })}
          error={errorOf('opensAt')}
        />
        <WhenField
          name="open-time"
          label="开始的时间"
          mode="time"
          value={draft.openTime}
          onChange={(openTime) => set({ openTime })}
        />
        <WhenField
          name="close-day"
          label="截止的日期"
          mode="date"
          value={draft.closeDay}
          onChange={(closeDay) => set({ closeDay })}
          error={errorOf('closesAt')}
        />
        <WhenField
          name="close-time"
          label="截止的时间"
          mode="time"
          value={draft.closeTime}
          onChange={(closeTime) => set({ closeTime })}
        />
      </Card>
      <RulesPart {...part} />
      <Button block className="save-draft" busy={create.busy || update.busy} onTap={save}>
        保存草稿
      </Button>
      {problem?.code === 'STALE_VERSION' && onRetry && (
        <Button kind="text" onTap={onRetry}>
          别人刚改过，重新读取
        </Button>
      )}
    </>
  )
}
