import type { Bulletin } from './bulletin'
import { areaText } from './steps'

/** A published result in a sentence, for whatever asked for the vote. */
export interface Outcome {
  readonly text: string
  /** Whether the vote alone settles the matter: a question that passed, or an election with quorum and winners. */
  readonly decides: boolean
}

/** What a question comes to: without its silent owners, unless a clause lets them follow (DOMAIN §3). */
export const passedOf = ({ result, silent }: Pick<Bulletin, 'result' | 'silent'>): boolean | null =>
  silent ? silent.with.passed : result.passed

/** A budget settles nothing: which of its two ways is taken is for the council to say. */
export function outcomeOf(
  bulletin: Pick<Bulletin, 'ballot' | 'counts' | 'roll' | 'result' | 'silent'>,
): Outcome {
  const { ballot, counts, roll, result, silent } = bulletin
  const { present } = counts
  const area = roll.due.area > 0 ? `，面积 ${areaText(present.area)}/${areaText(roll.due.area)} 平方米` : ''
  const turnout = `参加 ${present.heads}/${roll.due.heads} 人${area}`
  if (ballot.rules.kind === 'yesNo') {
    const heads = (id: string) => counts.options.find((one) => one.id === id)?.weight.heads ?? 0
    const quorum = silent ? silent.with.quorum : result.quorum
    const passed = passedOf(bulletin) === true
    const said = passed ? '通过' : quorum ? '没有通过' : '参加人数不足，没有通过'
    const votes = `赞成 ${heads('yes')}、反对 ${heads('no')}、弃权 ${heads('abstain')}`
    const silence =
      silent?.majority != null && silent.silent.heads > 0
        ? `；另有 ${silent.silent.heads} 户未投票，按规约随多数`
        : ''
    return { text: `表决${said}：${votes}（${turnout}${silence}）`, decides: passed }
  }
  if (ballot.rules.kind === 'budget') return { text: `预算投票结果已公布（${turnout}）`, decides: false }
  if (result.winners.length === 0)
    return {
      text: `${result.quorum ? '没有选出结果' : '参加人数不足，没有结果'}（${turnout}）`,
      decides: false,
    }
  const titles = new Map(ballot.options.map(({ id, title }) => [id, title]))
  const won = result.winners.map((id) => titles.get(id) ?? id).join('、')
  return { text: `投票选出：${won}（${turnout}）`, decides: true }
}
