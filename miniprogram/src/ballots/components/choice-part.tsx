import { ANSWERS, type Choice as Chosen } from '@linli/shared/ballots/ballot'
import { View } from '@tarojs/components'
import { tappable } from '@/platform/device/tappable'
import { Button } from '@/platform/ui/button'
import { Choice } from '@/platform/ui/choice'
import { Icon } from '@/platform/ui/icon'
import { sayFen } from '@/platform/ui/money'
import { palette } from '@/platform/ui/palette'
import type { Question } from '../ballot'
import { ANSWER_LABELS, isChosen, leftOf, moved, noChoice, toggled } from '../choice'
import './choice-part.scss'
import { PointsRow } from './points-row'

interface ChoicePartProps {
  question: Question
  choice: Chosen | undefined
  onChange: (choice: Chosen) => void
}

/** Where one chooses, for every kind of ballot: on the phone, and when a paper is entered. */
export function ChoicePart(props: ChoicePartProps) {
  const { rules } = props.question
  switch (rules.kind) {
    case 'yesNo':
      return <Answers {...props} />
    case 'ranked':
      return <Ranking {...props} max={rules.max} />
    case 'score':
      return <Points {...props} max={rules.max} />
    case 'budget':
      return rules.by === 'score' ? <Points {...props} max={rules.max} /> : <Projects {...props} />
    case 'multiple':
      return <Ticks {...props} max={rules.max} />
    default:
      return <Ticks {...props} max={null} />
  }
}

function Answers({ choice, onChange }: ChoicePartProps) {
  return (
    <View className="answers">
      {ANSWERS.map((answer) => {
        const on = choice?.kind === 'yesNo' && choice.answer === answer
        return (
          <View
            key={answer}
            className={`answer answer-${answer} ${on ? 'answer--on' : ''}`}
            {...tappable(() => onChange({ kind: 'yesNo', answer }), { role: 'radio', on })}
          >
            {on && <Icon name="check" colour={palette.jade} />}
            {ANSWER_LABELS[answer]}
          </View>
        )
      })}
    </View>
  )
}

/** One option, or as many as `max`. */
function Ticks({ question, choice, onChange, max }: ChoicePartProps & { max: number | null }) {
  const now = choice ?? noChoice(question)!
  const count = question.options.filter(({ id }) => isChosen(now, id)).length
  return (
    <>
      {max !== null && (
        <View className={`left ${count > max ? 'left--over' : ''}`}>
          已选 {count} 项，最多 {max} 项
        </View>
      )}
      {question.options.map(({ id, title }) => (
        <Choice
          key={id}
          className={`option-${id}`}
          title={title}
          on={isChosen(now, id)}
          onTap={() => onChange(toggled(now, id))}
        />
      ))}
    </>
  )
}

/** What was tapped first is first; buttons move it, no dragging. */
function Ranking({ question, choice, onChange, max }: ChoicePartProps & { max: number | undefined }) {
  const now = choice ?? noChoice(question)!
  const ranking = now.kind === 'ranked' ? now.ranking : []
  const titleOf = (id: string) => question.options.find((option) => option.id === id)?.title ?? id
  const most = max ?? question.options.length
  return (
    <>
      <View className={`left ${ranking.length > most ? 'left--over' : ''}`}>
        {ranking.length === 0 ? '先点您最想选的' : `已排 ${ranking.length} 位，最多 ${most} 位`}
      </View>
      {ranking.map((id, i) => (
        <View key={id} className={`rank rank-${id}`}>
          <View className="rank__title">
            {i + 1}. {titleOf(id)}
          </View>
          <Button
            kind="plain"
            className={`up-${id}`}
            label={`${titleOf(id)}往前移`}
            disabled={i === 0}
            onTap={() => onChange(moved(now, id, -1))}
          >
            往前
          </Button>
          <Button
            kind="plain"
            className={`down-${id}`}
            label={`${titleOf(id)}往后移`}
            disabled={i === ranking.length - 1}
            onTap={() => onChange(moved(now, id, 1))}
          >
            往后
          </Button>
          <Button kind="text" label={`去掉${titleOf(id)}`} onTap={() => onChange(toggled(now, id))}>
            去掉
          </Button>
        </View>
      ))}
      {question.options
        .filter(({ id }) => !ranking.includes(id))
        .map(({ id, title }) => (
          <Choice
            key={id}
            className={`option-${id}`}
            title={title}
            hint={`点一下排到第 ${ranking.length + 1} 位`}
            on={false}
            onTap={() => onChange(toggled(now, id))}
          />
        ))}
    </>
  )
}

function Points({ question, choice, onChange, max }: ChoicePartProps & { max: number }) {
  const now = choice ?? noChoice(question)!
  return (
    <>
      {question.options.map((option) => (
        <PointsRow key={option.id} option={option} choice={now} max={max} onChange={onChange} />
      ))}
    </>
  )
}

/** Projects under a budget; what is left stays in sight. */
function Projects({ question, choice, onChange }: ChoicePartProps) {
  const now = choice ?? noChoice(question)!
  const left = leftOf(question, now) ?? 0
  return (
    <>
      <View className={`left budget-left ${left < 0 ? 'left--over' : ''}`}>
        {left < 0 ? `超出预算 ${sayFen(-left)}，请去掉一些` : `还剩 ${sayFen(left)}`}
      </View>
      {question.options.map(({ id, title, cost = 0 }) => {
        const on = isChosen(now, id)
        return (
          <Choice
            key={id}
            className={`option-${id}`}
            title={title}
            hint={on || cost <= left ? sayFen(cost) : `${sayFen(cost)}，剩下的钱不够`}
            on={on}
            onTap={() => onChange(toggled(now, id))}
          />
        )
      })}
    </>
  )
}
