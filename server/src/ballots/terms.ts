import { LIMITS } from '@linli/shared/ballots/ballot'
import { checkBallot } from '@linli/shared/ballots/check'
import type { ballotsContract } from '@linli/shared/ballots/contract'
import { DECISION_RULES, type DecisionRule, OWNER_MATTERS } from '@linli/shared/ballots/decision'
import { NOTICE_DAYS } from '@linli/shared/ballots/timing'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { areaById, areasByIds } from '../areas'
import { judgeWords } from '../moderation'
import type { Context } from '../platform/context'
import { type FieldProblem, Problem } from '../platform/problem'
import type { BallotDoc } from './model'
import { rollModel } from './model-rolls'
import { mustRun } from './policy'

export type Terms = ParsedOf<(typeof ballotsContract)['ballots.create']>

/** What of a ballot its terms decide. */
export type Termed = Pick<
  BallotDoc,
  | 'title'
  | 'text'
  | 'areaId'
  | 'areaName'
  | 'areaPath'
  | 'tags'
  | 'rules'
  | 'options'
  | 'blankAllowed'
  | 'secret'
  | 'voters'
  | 'decision'
  | 'countBy'
  | 'matter'
  | 'noticeDays'
  | 'changeAllowed'
  | 'paperAllowed'
  | 'silentClause'
  | 'opensAt'
  | 'closesAt'
>

/**
 * Checks what the council wants against the rules and itself.
 * @throws AREA_UNKNOWN, AREA_FORBIDDEN, ROLL_UNKNOWN, TEXT_RISKY, a BALLOT_… code of the rules, BALLOT_TERMS with its fields
 */
export async function checkedTerms(context: Context, terms: Terms): Promise<Termed> {
  const area = await areaById(context, terms.areaId)
  mustRun(context.actor, area.path)
  const wrong = checkBallot(terms as never)
  if (wrong) throw new Problem(wrong)
  const fields = contradictions(terms)
  if (fields.length > 0) throw new Problem('BALLOT_TERMS', { fields })
  await checkVoters(context, terms)
  await checkWords(context, terms)
  const { title, text, blankAllowed, secret, countBy, changeAllowed, paperAllowed, silentClause } = terms
  return {
    ...{ title, text, blankAllowed, secret, countBy, changeAllowed, paperAllowed, silentClause },
    ...{ areaId: area._id, areaName: area.name, areaPath: area.path },
    tags: [
      `at:${area._id}`,
      ...area.path
        .split('/')
        .filter(Boolean)
        .map((id) => `in:${id}`),
    ],
    rules: terms.rules as BallotDoc['rules'],
    options: terms.options as BallotDoc['options'],
    voters: terms.voters,
    decision: decisionOf(terms),
    matter: terms.matter,
    noticeDays: terms.noticeDays,
    opensAt: new Date(terms.opensAt),
    closesAt: new Date(terms.closesAt),
  }
}

/** Of an owner vote the matter says by which share it is decided (Civil Code art. 278). */
const decisionOf = (terms: Terms): BallotDoc['decision'] =>
  OWNER_MATTERS.find((one) => one.id === terms.matter)?.rule ?? terms.decision

function contradictions(terms: Terms): FieldProblem[] {
  const owners = terms.voters.kind === 'owners'
  const rule: DecisionRule = DECISION_RULES[decisionOf(terms)]
  const byArea = rule.approval.area !== null || terms.countBy === 'area'
  const found: [boolean, string, string][] = [
    [Date.parse(terms.closesAt) <= Date.parse(terms.opensAt), 'closesAt', '截止时间要晚于开始时间'],
    [owners && terms.matter === null, 'matter', '业主表决须写明是哪一类共同决定事项'],
    [!owners && terms.matter !== null, 'matter', '只有业主表决才有共同决定事项'],
    [!owners && byArea, 'decision', '只有业主表决才按面积计算'],
    [owners && terms.noticeDays < NOTICE_DAYS, 'noticeDays', `业主表决至少提前 ${NOTICE_DAYS} 天公告`],
    [
      terms.voters.kind === 'residents' ? terms.voters.areaIds.length === 0 : terms.voters.rollId === null,
      'voters',
      '请选择谁来投票',
    ],
    [terms.secret && terms.changeAllowed, 'changeAllowed', '无记名投票投出后无法修改'],
    [terms.secret && terms.paperAllowed, 'paperAllowed', '无记名投票不能同时收纸质票'],
    [
      terms.silentClause !== null && (!owners || terms.rules.kind !== 'yesNo' || terms.secret),
      'silentClause',
      '“未投票视为同意多数”只用于业主的记名是非表决',
    ],
    [terms.options.length > LIMITS.options, 'options', '选项太多'],
  ]
  return found.flatMap(([is, path, message]) => (is ? [{ path, message }] : []))
}

async function checkVoters(context: Context, { voters }: Terms): Promise<void> {
  if (voters.kind === 'residents') {
    const known = await areasByIds(context, voters.areaIds)
    if (voters.areaIds.some((id) => !known.has(id))) throw new Problem('AREA_UNKNOWN')
    return
  }
  const { tenantId } = context
  const roll = await context
    .model(rollModel)
    .findOne({ tenantId, _id: voters.rollId ?? '' }, { kind: 1, areaPath: 1 })
    .lean()
  if (roll?.kind !== voters.kind) throw new Problem('ROLL_UNKNOWN')
  mustRun(context.actor, roll.areaPath)
}

/** What the public will read is checked as what a resident writes. @throws TEXT_RISKY */
export async function checkWords(
  context: Context,
  { title, text, options }: { title: string; text: string; options: readonly { title: string }[] },
): Promise<void> {
  if (context.actor.kind !== 'account') return
  const words = [title, text, ...options.map((one) => one.title)].join('\n')
  await judgeWords(context, words)
}
