import type { Weight } from './ballot'

/** What a number counts. Areas are in 0.01 m². */
export type StepUnit = 'heads' | 'area' | 'ballots' | 'points' | 'fen'

/** A share that must be reached: at least n/d of the whole, or more than it (`strict`). */
export interface Threshold {
  readonly numerator: number
  readonly denominator: number
  readonly strict: boolean
}

/**
 * One line of a bulletin's arithmetic, as data: anybody can show it and do the sum again (`stepHolds`). Integers only; a share is
 * compared by cross-multiplication.
 */
export type Step =
  | {
      readonly kind: 'sum'
      readonly label: string
      readonly unit: StepUnit
      readonly terms: readonly { readonly label: string; readonly value: number }[]
      readonly total: number
    }
  | {
      readonly kind: 'threshold'
      readonly label: string
      readonly unit: StepUnit
      readonly part: number
      readonly whole: number
      readonly threshold: Threshold
      /** part × denominator */
      readonly left: number
      /** whole × numerator */
      readonly right: number
      readonly holds: boolean
    }
  | {
      /** Options that were equal, and what parted them. `order`: best first. */
      readonly kind: 'tie'
      readonly label: string
      readonly by: TieRule
      readonly among: readonly TieMember[]
      readonly whole: Weight
      readonly order: readonly string[]
    }

/** What parts equal options, in this order (DOMAIN §3); `earlier`: an earlier round of a run-off. */
export const TIE_RULES = ['earlier', 'shares', 'area', 'lot'] as const
export type TieRule = (typeof TIE_RULES)[number]

export const TIE_RULE_LABELS: Record<TieRule, string> = {
  earlier: '看较早一轮的得票',
  shares: '看人数占比与面积占比之和',
  area: '看面积',
  lot: '按公布的种子抽签',
}

export interface TieMember {
  readonly id: string
  readonly weight: Weight
  /** Votes of the earlier round, or the ticket drawn: SHA-256 of seed, line feed and id, lowest first. */
  readonly value?: number | string
}

/** A comparison of part/whole with a share, by whole numbers. */
export function thresholdStep(
  label: string,
  unit: StepUnit,
  part: number,
  whole: number,
  threshold: Threshold,
): Extract<Step, { kind: 'threshold' }> {
  const left = part * threshold.denominator
  const right = whole * threshold.numerator
  return {
    kind: 'threshold',
    label,
    unit,
    part,
    whole,
    threshold,
    left,
    right,
    holds: meets(left, right, threshold),
  }
}

const meets = (left: number, right: number, { strict }: Threshold) => (strict ? left > right : left >= right)

export function sumStep(
  label: string,
  unit: StepUnit,
  terms: readonly { readonly label: string; readonly value: number }[],
): Extract<Step, { kind: 'sum' }> {
  return { kind: 'sum', label, unit, terms, total: terms.reduce((sum, term) => sum + term.value, 0) }
}

/** Does the arithmetic of a step again. Of a tie only what needs no seed: that its order has the same members. */
export function stepHolds(step: Step): boolean {
  switch (step.kind) {
    case 'sum':
      return step.total === step.terms.reduce((sum, term) => sum + term.value, 0)
    case 'threshold': {
      const again = thresholdStep(step.label, step.unit, step.part, step.whole, step.threshold)
      return again.left === step.left && again.right === step.right && again.holds === step.holds
    }
    case 'tie': {
      const ids = step.among.map((member) => member.id).sort()
      return ids.length > 1 && [...step.order].sort().join() === ids.join()
    }
  }
}

/** 0.01 m² as people write it: `10,000.00`. */
export function areaText(area: number): string {
  const whole = String(Math.floor(area / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole}.${String(area % 100).padStart(2, '0')}`
}

const valueText = (value: number, unit: StepUnit): string =>
  unit === 'area' ? `${areaText(value)} 平方米` : unit === 'fen' ? `${areaText(value)} 元` : String(value)

/** A step as one line of Chinese, numbers included. */
export function stepText(step: Step): string {
  switch (step.kind) {
    case 'sum': {
      const terms = step.terms.map((term) => `${term.label} ${valueText(term.value, step.unit)}`)
      return `${step.label}：${terms.join(' + ')} = ${valueText(step.total, step.unit)}`
    }
    case 'threshold': {
      const { numerator, denominator, strict } = step.threshold
      const relation = step.holds ? (strict ? '>' : '≥') : strict ? '≤' : '<'
      const sides = `${valueText(step.part, step.unit)} × ${denominator} ${relation} ${valueText(step.whole, step.unit)} × ${numerator}`
      return `${step.label}：${sides}，${step.holds ? '达到' : '未达到'}`
    }
    case 'tie':
      return `${step.label}（${TIE_RULE_LABELS[step.by]}）：${step.order.join('、')}`
  }
}
