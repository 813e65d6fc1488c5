import type { BallotKind, CountBy, RollKind } from '@linli/shared/ballots/ballot'
import { BALLOT_ERRORS, checkBallot } from '@linli/shared/ballots/check'
import type { DecisionRuleId, OwnerMatter } from '@linli/shared/ballots/decision'
import { NOTICE_DAYS } from '@linli/shared/ballots/timing'
import { chinaDay } from '@linli/shared/platform/china-time'
import type { Input } from '@/platform/api/contract'
import { fenOf } from '@/platform/ui/money'
import { momentOf, timeOf } from '@/platform/ui/when'
import type { BallotView } from './ballot'

/** A ballot as it is being written: numbers and lists as they are typed. */
export interface Draft {
  title: string
  text: string
  topicId: string | null
  areaId: string | null
  kind: BallotKind
  /** One option a line; of a budget with its cost in 元 after a comma. */
  options: string
  max: string
  seats: string
  /** 元 */
  budget: string
  budgetBy: 'approval' | 'score'
  blankAllowed: boolean
  secret: boolean
  voters: RollKind
  rollId: string | null
  decision: DecisionRuleId
  matter: OwnerMatter | null
  countBy: CountBy
  noticeDays: string
  changeAllowed: boolean
  paperAllowed: boolean
  /** Empty: the silent follow nobody. */
  silentClause: string
  openDay: string
  openTime: string
  closeDay: string
  closeTime: string
}

type Terms = Input<'ballots.create'>
const DAY = 86_400_000

/** What a draft begins with: a question to residents, open for a week after the notice days and one more. */
export function newDraft(now: number, areaId: string | null, topicId: string | null = null): Draft {
  return {
    ...{ title: '', text: '', topicId, areaId, kind: 'yesNo', options: '', max: '3', seats: '1', budget: '' },
    ...{ budgetBy: 'approval', blankAllowed: false, secret: false, voters: 'residents', rollId: null },
    ...{ decision: 'plain', matter: null, countBy: 'heads', noticeDays: String(NOTICE_DAYS) },
    ...{ changeAllowed: false, paperAllowed: false, silentClause: '' },
    ...{ openDay: chinaDay(now + (NOTICE_DAYS + 1) * DAY), openTime: '09:00' },
    ...{ closeDay: chinaDay(now + (NOTICE_DAYS + 8) * DAY), closeTime: '18:00' },
  }
}

const yuanOf = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** A saved ballot as a draft again. */
export function draftOf(ballot: BallotView): Draft {
  const { rules, options, opensAt, closesAt } = ballot
  const [opens, closes] = [Date.parse(opensAt), Date.parse(closesAt)]
  return {
    ...{ title: ballot.title, text: ballot.text, topicId: ballot.topicId, areaId: ballot.areaId },
    kind: rules.kind,
    options: options
      .map(({ title, cost }) => (cost === undefined ? title : `${title}，${yuanOf(cost)}`))
      .join('\n'),
    max: 'max' in rules && rules.max !== undefined ? String(rules.max) : '',
    seats: 'seats' in rules && rules.seats !== undefined ? String(rules.seats) : '1',
    budget: rules.kind === 'budget' ? yuanOf(rules.budget) : '',
    budgetBy: rules.kind === 'budget' ? rules.by : 'approval',
    ...{ blankAllowed: ballot.blankAllowed, secret: ballot.secret, voters: ballot.voters },
    ...{ rollId: ballot.rollId, decision: ballot.decision, matter: ballot.matter as OwnerMatter | null },
    ...{ countBy: ballot.countBy, noticeDays: String(ballot.noticeDays) },
    ...{ changeAllowed: ballot.changeAllowed, paperAllowed: ballot.paperAllowed },
    silentClause: ballot.silentClause ?? '',
    ...{
      openDay: chinaDay(opens),
      openTime: timeOf(opens),
      closeDay: chinaDay(closes),
      closeTime: timeOf(closes),
    },
  }
}

const whole = (typed: string): number => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN)

/** The lines that say something, each with the cost after its last comma or space, in fen. */
function optionsOf({ options, kind }: Draft): { id: string; title: string; cost?: number }[] {
  if (kind === 'yesNo') return []
  return options
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, i) => {
      const id = `o${i + 1}`
      if (kind !== 'budget') return { id, title: line }
      const match = /^(.*\S)[\s,，:：]+([\d.]+)\s*元?$/.exec(line)
      return { id, title: match?.[1]?.replace(/[,，:：]$/, '') ?? line, cost: fenOf(match?.[2] ?? '') ?? 0 }
    })
}

function rulesOf(draft: Draft): Terms['rules'] {
  const seats = whole(draft.seats)
  const max = whole(draft.max)
  switch (draft.kind) {
    case 'yesNo':
      return { kind: 'yesNo' }
    case 'single':
      return { kind: 'single', seats }
    case 'multiple':
      return { kind: 'multiple', max, seats }
    case 'ranked':
      return draft.max.trim() === '' ? { kind: 'ranked' } : { kind: 'ranked', max }
    case 'score':
      return { kind: 'score', max, seats }
    case 'budget': {
      const budget = fenOf(draft.budget) ?? 0
      return draft.budgetBy === 'score'
        ? { kind: 'budget', budget, by: 'score', max }
        : { kind: 'budget', budget, by: 'approval' }
    }
  }
}

export type Made = { terms: Terms } | { wrong: { field: string; message: string } }
const wrong = (field: string, message: string): Made => ({ wrong: { field, message } })

/** The terms that a draft says, or the first thing that is wrong with it. What contradicts itself is found by the server. */
export function termsOf(draft: Draft): Made {
  const { areaId, voters, rollId, matter } = draft
  if (draft.title.trim().length < 2) return wrong('title', '标题至少写 2 个字')
  if (!areaId) return wrong('areaId', '请选择在哪个区域表决')
  const [rules, options] = [rulesOf(draft), optionsOf(draft)]
  const bad = checkBallot({ rules, options })
  if (bad) return wrong(bad === 'BALLOT_NUMBER' ? 'numbers' : 'options', BALLOT_ERRORS[bad])
  const owners = voters === 'owners'
  if (voters !== 'residents' && !rollId) return wrong('voters', '请选择用哪份名册')
  if (owners && matter === null) return wrong('matter', '请选择是哪一类业主共同决定事项')
  const noticeDays = whole(draft.noticeDays)
  if (!(noticeDays <= 90)) return wrong('noticeDays', '公告天数写 0 到 90 的整数')
  const clause = draft.silentClause.trim()
  return {
    terms: {
      ...{
        title: draft.title.trim(),
        text: draft.text.trim(),
        topicId: draft.topicId,
        areaId,
        rules,
        options,
      },
      ...{ blankAllowed: draft.kind !== 'yesNo' && draft.blankAllowed, secret: draft.secret },
      voters: {
        kind: voters,
        areaIds: voters === 'residents' ? [areaId] : [],
        rollId: voters === 'residents' ? null : rollId,
      },
      decision: owners ? 'ownersOrdinary' : draft.decision,
      countBy: owners ? draft.countBy : 'heads',
      matter: owners ? matter : null,
      noticeDays,
      changeAllowed: !draft.secret && draft.changeAllowed,
      paperAllowed: !draft.secret && draft.paperAllowed,
      silentClause: owners && draft.kind === 'yesNo' && !draft.secret && clause !== '' ? clause : null,
      opensAt: momentOf(draft.openDay, draft.openTime),
      closesAt: momentOf(draft.closeDay, draft.closeTime),
    },
  }
}
