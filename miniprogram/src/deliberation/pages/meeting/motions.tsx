import { View } from '@tarojs/components'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { confirm } from '@/platform/ui/tell'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Meeting } from '../../topic'

const ANSWERS = [
  { answer: 'yes', label: '赞成' },
  { answer: 'no', label: '反对' },
  { answer: 'abstain', label: '弃权' },
] as const

interface MotionsProps {
  one: Meeting
  show: (answer: Meeting | undefined) => boolean
  ask: (asked: Asked) => void
}

/** Motions, one at a time: what is voted on now, and how the earlier ones ended. */
export function Motions({ one, show, ask }: MotionsProps) {
  const vote = useCommand('deliberation.voteOnMotion')
  const open = useCommand('deliberation.openMotion')
  const close = useCommand('deliberation.closeMotion')
  const may = (what: Meeting['abilities'][number]) => one.abilities.includes(what)
  if (one.motions.length === 0 && !may('openMotion')) return null
  const { id } = one
  const askMotion = (agendaId: string, title: string) =>
    ask({
      ...{ title: '提出动议', label: title, hint: '一次只表决一个动议', min: 4, max: 200, yes: '开始表决' },
      send: async (text) => show(await open.run({ id, agendaId, text })),
    })
  const count = async () => {
    const sure = await confirm({ title: '结束表决？', text: '结束后不能再投票。', yes: '结束并计票' })
    if (sure) show(await close.run({ id }))
  }
  return (
    <Card title="动议和表决" className="motions">
      {one.motions.map((motion) => (
        <View key={motion.id} className="step">
          <Row
            title={motion.text}
            value={motion.open ? `已投 ${motion.voted} 人` : motion.passed ? '通过' : '未通过'}
          />
          {!motion.open && (
            <View className="soft">
              赞成 {motion.yes}，反对 {motion.no}，弃权 {motion.abstain}
            </View>
          )}
          {motion.open && may('vote') && (
            <View className="ways">
              {ANSWERS.map(({ answer, label }) => (
                <Button
                  key={answer}
                  kind={motion.mine === answer ? 'primary' : 'plain'}
                  className={`vote-${answer}`}
                  busy={vote.busy}
                  onTap={async () => show(await vote.run({ id, answer }))}
                >
                  {label}
                </Button>
              ))}
            </View>
          )}
        </View>
      ))}
      <View className="ways">
        {may('openMotion') &&
          one.agenda.map((item) => (
            <Button
              key={item.id}
              kind="plain"
              className="open-motion"
              onTap={() => askMotion(item.id, item.title)}
            >
              就“{item.title}”提动议
            </Button>
          ))}
        {may('closeMotion') && (
          <Button className="close-motion" busy={close.busy} onTap={count}>
            结束表决
          </Button>
        )}
      </View>
    </Card>
  )
}
