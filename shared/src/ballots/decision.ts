import type { Weight } from './ballot'
import { type Step, type Threshold, thresholdStep } from './steps'

const atLeast = (numerator: number, denominator: number): Threshold => ({
  numerator,
  denominator,
  strict: false,
})
const moreThan = (numerator: number, denominator: number): Threshold => ({
  numerator,
  denominator,
  strict: true,
})
const HALF = moreThan(1, 2)

/** When a question is decided: who must take part, and who must agree. */
export interface DecisionRule {
  readonly label: string
  /** The law or rule it comes from. */
  readonly source: string
  /** Of all who may vote; null: nobody has to come. */
  readonly quorum: { readonly heads: Threshold; readonly area: Threshold | null } | null
  /** Of all who may vote (`due`), of those who took part (`present`), or of yes and no alone (`decided`). */
  readonly approval: {
    readonly of: 'due' | 'present' | 'decided'
    readonly heads: Threshold
    readonly area: Threshold | null
  }
}

/**
 * The rules of DOMAIN §2 and §3. An abstention takes part and does not agree. Under every rule as many yes as no is not passed.
 */
export const DECISION_RULES = {
  plain: {
    label: '赞成多于反对',
    source: '通行规则：赞成与反对相等为不通过',
    quorum: null,
    approval: { of: 'decided', heads: HALF, area: null },
  },
  ownersOrdinary: {
    label: '业主共同决定（一般事项）',
    source: '民法典第二百七十八条',
    quorum: { heads: atLeast(2, 3), area: atLeast(2, 3) },
    approval: { of: 'present', heads: HALF, area: HALF },
  },
  ownersSpecial: {
    label: '业主共同决定（筹集维修资金、改建重建、改变共有部分用途）',
    source: '民法典第二百七十八条第一款第六至八项',
    quorum: { heads: atLeast(2, 3), area: atLeast(2, 3) },
    approval: { of: 'present', heads: atLeast(3, 4), area: atLeast(3, 4) },
  },
  partyMembers: {
    label: '党员大会审议',
    source: '四议两公开：三分之二以上到会，应到会半数以上同意',
    quorum: { heads: atLeast(2, 3), area: null },
    approval: { of: 'due', heads: atLeast(1, 2), area: null },
  },
  representatives: {
    label: '村民代表会议决议',
    source: '村民委员会组织法第二十六条：三分之二以上到会，到会人员过半数同意',
    quorum: { heads: atLeast(2, 3), area: null },
    approval: { of: 'present', heads: HALF, area: null },
  },
  villagers: {
    label: '村民会议',
    source: '村民委员会组织法第二十二条：过半数村民参加，到会人员过半数同意',
    quorum: { heads: HALF, area: null },
    approval: { of: 'present', heads: HALF, area: null },
  },
  households: {
    label: '户代表会议',
    source: '村民委员会组织法第二十二条：三分之二以上的户参加，到会人员过半数同意',
    quorum: { heads: atLeast(2, 3), area: null },
    approval: { of: 'present', heads: HALF, area: null },
  },
  residents: {
    label: '居民会议',
    source: '城市居民委员会组织法第十条：过半数出席，出席人过半数同意',
    quorum: { heads: HALF, area: null },
    approval: { of: 'present', heads: HALF, area: null },
  },
} as const satisfies Record<string, DecisionRule>

export type DecisionRuleId = keyof typeof DECISION_RULES
export const DECISION_RULE_IDS = Object.keys(DECISION_RULES) as DecisionRuleId[]

/** What a decision is computed from. Area is 0 where nobody votes by area. */
export interface Attendance {
  /** All who may vote. */
  readonly due: Weight
  /** Who took part, abstentions and blanks included. */
  readonly present: Weight
  readonly yes: Weight
  readonly no: Weight
}

export interface Decision {
  readonly rule: DecisionRuleId
  readonly quorum: boolean
  readonly passed: boolean
  readonly steps: readonly Step[]
}

/**
 * Whether enough took part and enough agreed: for ballots and for votes at a meeting alike (DOMAIN §2, §3).
 * @returns every comparison made, also those after one that failed
 */
export function decide(id: DecisionRuleId, { due, present, yes, no }: Attendance): Decision {
  const rule: DecisionRule = DECISION_RULES[id]
  const quorum = quorumOf(id, due, present)
  const decided = { heads: yes.heads + no.heads, area: yes.area + no.area }
  const approval = [
    ...approvalSteps(rule, '赞成', yes, { due, present, decided }[rule.approval.of]),
    // Half of those due may agree while the other half disagrees: a tie passes under no rule.
    ...(rule.approval.of === 'due'
      ? [thresholdStep('赞成多于反对', 'heads', yes.heads, decided.heads, HALF)]
      : []),
  ]
  return {
    rule: id,
    quorum: quorum.met,
    passed: quorum.met && approval.every((step) => step.holds),
    steps: [...quorum.steps, ...approval],
  }
}

/** Whether enough take part: also for a meeting that is about to begin, or a participation that is shown live. */
export function quorumOf(
  id: DecisionRuleId,
  due: Weight,
  present: Weight,
): { met: boolean; steps: ThresholdStep[] } {
  const { quorum }: DecisionRule = DECISION_RULES[id]
  if (!quorum) return { met: true, steps: [] }
  const steps = [
    thresholdStep('参加人数', 'heads', present.heads, due.heads, quorum.heads),
    ...(quorum.area ? [thresholdStep('参加面积', 'area', present.area, due.area, quorum.area)] : []),
  ]
  return { met: steps.every((step) => step.holds), steps }
}

/**
 * Whether a candidate has the share that the rule asks of a decision: who is elected by owners or villagers needs it as well
 * (Civil Code art. 278 ③; 村民委员会组织法第十五条). Under `plain` the most votes are enough.
 */
export function electable(
  id: DecisionRuleId,
  title: string,
  votes: Weight,
  whole: { readonly due: Weight; readonly present: Weight },
): { met: boolean; steps: ThresholdStep[] } {
  const rule: DecisionRule = DECISION_RULES[id]
  if (rule.approval.of === 'decided') return { met: true, steps: [] }
  const steps = approvalSteps(rule, title, votes, whole[rule.approval.of])
  return { met: steps.every((step) => step.holds), steps }
}

type ThresholdStep = Extract<Step, { kind: 'threshold' }>

function approvalSteps({ approval }: DecisionRule, title: string, votes: Weight, whole: Weight) {
  return [
    thresholdStep(`${title}人数`, 'heads', votes.heads, whole.heads, approval.heads),
    ...(approval.area ? [thresholdStep(`${title}面积`, 'area', votes.area, whole.area, approval.area)] : []),
  ]
}

/** @returns the fewest heads that reach a share of the whole: 30 of 45 for 2/3, 21 of 40 for more than half */
export function fewest({ numerator, denominator, strict }: Threshold, whole: number): number {
  const exact = whole * numerator
  return strict ? Math.floor(exact / denominator) + 1 : Math.ceil(exact / denominator)
}

/** Fewer than a third women among the representatives is a warning, not an obstacle (村民委员会组织法第二十五条; DOMAIN §2). */
export const fewWomen = (women: number, representatives: number): boolean => women * 3 < representatives

/** What owners decide together (Civil Code art. 278), and by which share. */
export const OWNER_MATTERS = [
  { id: 1, rule: 'ownersOrdinary', label: '制定和修改业主大会议事规则' },
  { id: 2, rule: 'ownersOrdinary', label: '制定和修改管理规约' },
  { id: 3, rule: 'ownersOrdinary', label: '选举业主委员会或者更换业主委员会成员' },
  { id: 4, rule: 'ownersOrdinary', label: '选聘和解聘物业服务企业或者其他管理人' },
  { id: 5, rule: 'ownersOrdinary', label: '使用建筑物及其附属设施的维修资金' },
  { id: 6, rule: 'ownersSpecial', label: '筹集建筑物及其附属设施的维修资金' },
  { id: 7, rule: 'ownersSpecial', label: '改建、重建建筑物及其附属设施' },
  { id: 8, rule: 'ownersSpecial', label: '改变共有部分的用途或者利用共有部分从事经营活动' },
  { id: 9, rule: 'ownersOrdinary', label: '有关共有和共同管理权利的其他重大事项' },
] as const satisfies readonly { id: number; rule: DecisionRuleId; label: string }[]

export type OwnerMatter = (typeof OWNER_MATTERS)[number]['id']
