import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Screen } from '@/platform/ui/screen'
import { confirm, toast } from '@/platform/ui/tell'

const FIELDS = [
  { name: 'community', label: '社区提议需要多少人附议', min: 1, max: 999_999 },
  { name: 'town', label: '乡镇提议需要多少人附议', min: 1, max: 999_999 },
  { name: 'county', label: '全县提议需要多少人附议', min: 1, max: 999_999 },
  { name: 'meetingNoticeDays', label: '会议提前几天通知', min: 0, max: 60 },
  { name: 'decisionNoticeDays', label: '决定公示几天', min: 1, max: 60 },
] as const
type Name = (typeof FIELDS)[number]['name']

/** How many supporters make a topic, and how long notices run. The administrator of the county sets them. */
export default function Rules() {
  const query = useQuery('deliberation.rules', {})
  const save = useCommand('deliberation.setRules')
  const [typed, setTyped] = useState<Record<Name, string>>()
  const rules = query.data
  useEffect(() => {
    if (!rules) return
    const { thresholds, meetingNoticeDays, decisionNoticeDays } = rules
    const numbers = { ...thresholds.levels, meetingNoticeDays, decisionNoticeDays }
    setTyped(
      Object.fromEntries(FIELDS.map(({ name }) => [name, String(numbers[name])])) as Record<Name, string>,
    )
  }, [rules])

  const send = async () => {
    if (!rules || !typed) return
    const wrong = FIELDS.find(
      ({ name, min, max }) =>
        !/^\d{1,6}$/.test(typed[name]) || Number(typed[name]) < min || Number(typed[name]) > max,
    )
    if (wrong) return toast(`“${wrong.label}”要在 ${wrong.min} 到 ${wrong.max} 之间`)
    const sure = {
      title: '修改议事规则？',
      text: '已经提出的提议按原来的人数，以后的按新规则。',
      yes: '修改',
    }
    if (!(await confirm(sure))) return
    const { county, town, community, meetingNoticeDays, decisionNoticeDays } = Object.fromEntries(
      FIELDS.map(({ name }) => [name, Number(typed[name])]),
    ) as Record<Name, number>
    const next = await save.run({
      ...{ version: rules.version, meetingNoticeDays, decisionNoticeDays },
      thresholds: { ...rules.thresholds, levels: { county, town, community } },
    })
    if (!next) return
    query.setData(next)
    toast('已保存')
  }

  return (
    <Screen
      of={query}
      footer={
        <Button block className="save-rules" busy={save.busy} onTap={send}>
          保存
        </Button>
      }
    >
      {typed && (
        <Card title="附议和公示">
          {FIELDS.map(({ name, label }) => (
            <Field
              key={name}
              name={name}
              kind="number"
              label={label}
              required
              maxLength={6}
              value={typed[name]}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
          {(rules?.thresholds.areas.length ?? 0) > 0 && (
            <View className="soft">
              另有 {rules?.thresholds.areas.length} 个片区单独规定了人数，这里不改。
            </View>
          )}
        </Card>
      )}
    </Screen>
  )
}
