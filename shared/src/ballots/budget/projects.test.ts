import { checkBallot } from '../check'
import { readPabulib } from './pabulib'
import { projectsOf, votesOf } from './projects'

const file = (voteType: string, votes: string, meta = '') => `META
key;value
${meta}num_projects;3
num_votes;2
budget;1000
vote_type;${voteType}
PROJECTS
project_id;cost;name;neighborhood
lamp;600;路灯;东门社区
项 2;400.50;;西门
p9;1;${'长'.repeat(90)};
VOTES
${votes}
`
const approval = readPabulib(file('approval', 'voter_id;vote\na;lamp,p9\nb;'))
const scoring = (meta = '') =>
  readPabulib(file('scoring', 'voter_id;vote;points\na;lamp,p9;7,0\nb;p9;3', meta))
const areaOf = (name: string) => (name === '东门社区' ? 'a1' : null)

test('projects, costs and budget become those of a ballot that may open; what was changed is said', () => {
  const { rules, options, notes } = projectsOf(approval, areaOf)
  expect(rules).toEqual({ kind: 'budget', budget: 100_000, by: 'approval' })
  expect(options).toEqual([
    { id: 'lamp', title: '路灯', cost: 60_000, areaId: 'a1' },
    { id: 'p2', title: '项 2', cost: 40_050 },
    { id: 'p9', title: '长'.repeat(80), cost: 100 },
  ])
  expect(checkBallot({ rules, options })).toBeNull()
  expect(notes).toHaveLength(4)
  expect(notes.join()).toMatch(/西门.*p2.*80 字.*2 张选票/)
})

test('points: at most what the file says, else the highest that was given', () => {
  expect(projectsOf(scoring(), areaOf).rules).toMatchObject({ by: 'score', max: 7 })
  expect(projectsOf(scoring('max_points;10\n'), areaOf).rules).toMatchObject({ by: 'score', max: 10 })
})

test('votes are counted as ballots of one head; a zero supports nothing, a blank takes part', () => {
  const votes = votesOf(scoring())
  expect([votes.voters, [...votes.first], [...votes.points]]).toEqual([2, [0, 1, 1, 2], [7, 3]])
  expect(votesOf(approval)).toMatchObject({ voters: 2, budget: 100_000 })
})
