import Taro from '@tarojs/taro'
import { Button } from '@/platform/ui/button'
import { Row } from '@/platform/ui/card'
import { confirm } from '@/platform/ui/tell'
import { type CaseView, stepPage } from '../case'
import type { StaffAbility } from '../steps/arrange'
import { isQuick } from '../steps/asked'
import { type Outcome, useStep } from '../steps/use-step'
import { NOTHING, stepInput } from '../steps/values'
import { STEP_WORDS } from '../steps/words'

interface StarterProps {
  ability: StaffAbility
  view: CaseView
  /** Gets what became of a step that was taken right here. */
  onOutcome: (action: StaffAbility['action'], outcome: Outcome) => void
}

/** Starts a step: takes it at once when nothing is asked (after a question if it can't be undone), else opens its form. */
function useStarter({ ability, view, onOutcome }: StarterProps) {
  const { action, label } = ability
  const step = useStep(action, `${label}：${view.title}`)
  const start = async () => {
    if (!isQuick(ability, action, view.category !== null)) {
      await Taro.navigateTo({ url: stepPage(view.id, action) })
      return
    }
    const question = STEP_WORDS[action].confirm
    if (question && !(await confirm({ title: label, ...question }))) return
    onOutcome(action, await step.take(stepInput(view, [], NOTHING, [])))
  }
  return { start, busy: step.busy }
}

/** The one obvious next step. */
export function PrimaryStep(props: StarterProps) {
  const { start, busy } = useStarter(props)
  return (
    <Button block busy={busy} className={`step-primary do-${props.ability.action}`} onTap={start}>
      {props.ability.label}
    </Button>
  )
}

/** A step among the others, as a line of the sheet. */
export function StepRow(props: StarterProps) {
  const { start } = useStarter(props)
  return <Row className={`do-${props.ability.action}`} title={props.ability.label} onTap={start} />
}
