import type { Weight } from '@linli/shared/ballots/ballot'
import {
  DECISION_RULES,
  type DecisionRule,
  type DecisionRuleId,
  fewest,
} from '@linli/shared/ballots/decision'
import type { Threshold } from '@linli/shared/ballots/steps'
import { sayArea, sayPercent } from '../say'
import { Meter } from './meter'

interface TurnoutProps {
  present: Weight
  due: Weight
  decision: DecisionRuleId
}

/** Who has taken part so far, of whom, and how many more it needs to be valid. */
export function Turnout({ present, due, decision }: TurnoutProps) {
  const { quorum }: DecisionRule = DECISION_RULES[decision]
  return (
    <>
      <Line
        title="已参加"
        part={present.heads}
        whole={due.heads}
        needs={quorum?.heads ?? null}
        say={(heads) => `${heads} 人`}
      />
      {due.area > 0 && (
        <Line
          title="已参加的面积"
          part={present.area}
          whole={due.area}
          needs={quorum?.area ?? null}
          say={sayArea}
        />
      )}
    </>
  )
}

interface LineProps {
  title: string
  part: number
  whole: number
  needs: Threshold | null
  say: (value: number) => string
}

function Line({ title, part, whole, needs, say }: LineProps) {
  const missing = needs ? Math.max(0, fewest(needs, whole) - part) : 0
  return (
    <Meter
      className="turnout"
      title={title}
      value={`${say(part)} / ${say(whole)}（${sayPercent(part, whole)}）`}
      length={whole === 0 ? 0 : (part * 100) / whole}
      mark={needs ? (needs.numerator * 100) / needs.denominator : undefined}
      note={needs ? (missing > 0 ? `再有 ${say(missing)}参加就有效` : '参加的已经够了') : undefined}
    />
  )
}
