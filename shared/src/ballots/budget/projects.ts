import { type Ballot, type BallotOption, type BallotRules, LIMITS } from '../ballot'
import type { PabulibElection } from './pabulib'
import { BudgetBallots, type BudgetVotes } from './votes'

const LONGEST_TITLE = 80
const OPTION_ID = /^[\w.-]{1,64}$/

/** What a ballot takes of an election's file, and what it left out or changed. */
export interface Projects {
  readonly rules: Extract<BallotRules, { kind: 'budget' }>
  readonly options: readonly BallotOption[]
  readonly notes: readonly string[]
}

/**
 * Projects and budget of a `.pb` file as those of a ballot. Ids that ours can't be are numbered anew.
 * @param areaOf the area that a `neighborhood` means here; null: none, or more than one
 */
export function projectsOf(
  { projects, budget, voteType, meta, votes }: PabulibElection,
  areaOf: (name: string) => string | null,
): Projects {
  const notes: string[] = []
  const options = projects.map(({ id, cost, name, areaId: place }, i): BallotOption => {
    const title = name.trim() || id
    if (title.length > LONGEST_TITLE) notes.push(`项目 ${id} 的名称超过 ${LONGEST_TITLE} 字，已截短`)
    const areaId = place === null ? null : areaOf(place)
    if (place !== null && areaId === null)
      notes.push(`项目 ${id} 的片区“${place}”在本县找不到或不止一个，已留空`)
    if (!OPTION_ID.test(id)) notes.push(`项目 ${id} 的编号已改为 p${i + 1}`)
    return {
      ...{ id: OPTION_ID.test(id) ? id : `p${i + 1}`, title: title.slice(0, LONGEST_TITLE), cost },
      ...(areaId !== null && { areaId }),
    }
  })
  if (votes.length > 0) notes.push(`文件里有 ${votes.length} 张选票，只导入了项目和预算`)
  const most = Number(new Map(meta).get('max_points'))
  const max = Number.isSafeInteger(most) && most > 0 ? most : highest(votes)
  const rules = voteType === 'approval' ? { by: 'approval' as const } : { by: 'score' as const, max }
  return { rules: { kind: 'budget', budget, ...rules }, options, notes }
}

/** Without `max_points` the highest score given, and what a ballot may allow at most when there is none. */
const highest = (votes: PabulibElection['votes']): number =>
  votes.reduce((most, { scores }) => scores.reduce((top, { score }) => Math.max(top, score), most), 0) ||
  LIMITS.score

/** The votes of a file as a tally collects them: counted like ballots, each of one head. */
export function votesOf({ budget, projects, votes }: PabulibElection): BudgetVotes {
  const position = new Map(projects.map((one, p) => [one.id, p]))
  const ballots = new BudgetBallots()
  for (const { scores, areaId } of votes) {
    const given = scores.filter(({ score }) => score > 0)
    const ticks = given.map(({ option, score }) => ({ position: position.get(option)!, score }))
    ballots.add(ticks, { choice: { kind: 'budget', scores: given }, heads: 1, area: 0, areaId })
  }
  const ballot: Ballot = {
    ...{ id: 'file', blankAllowed: true, rules: { kind: 'budget', budget, by: 'approval' } },
    options: projects.map(({ id, name, cost }) => ({ id, title: name, cost })),
  }
  return ballots.votes(ballot)
}
