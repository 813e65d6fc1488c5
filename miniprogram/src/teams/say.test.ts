import { leavingText, type Team, teamTag } from './say'

const member = (name: string, more: Partial<Team['members'][number]> = {}) => ({
  ...{ accountId: name, name, since: '2026-05-12T00:00:00Z', captain: false, me: false, ...more },
})
const team = (more: Partial<Team>): Team => ({
  ...{
    id: 't',
    version: 1,
    name: '东河队',
    about: '',
    area: { id: 'a', name: '东河社区' },
    size: 2,
    mine: true,
  },
  ...{ state: 'open', visibility: 'visible', createdAt: '2026-05-12T00:00:00Z', captain: '李' },
  ...{ members: [], abilities: [], ...more },
})

test('the last one is told that the team ends', () => {
  const members = [member('李', { captain: true, me: true })]
  expect(leavingText(team({ size: 1, members }))).toContain('解散')
})

test('a captain is told who follows, a member is not', () => {
  const [li, wang] = [member('李', { captain: true, me: true }), member('王')]
  expect(leavingText(team({ members: [li, wang] }))).toContain('由王当队长')
  const asWang = [member('李', { captain: true }), member('王', { me: true })]
  expect(leavingText(team({ members: asWang }))).not.toContain('队长')
})

test('a team is closed, under check, hidden, one’s own, or none of these', () => {
  expect(teamTag(team({ state: 'closed' }))?.text).toBe('已解散')
  expect(teamTag(team({ visibility: 'pending' }))?.text).toBe('审核中')
  expect(teamTag(team({ visibility: 'hidden' }))?.text).toBe('未公开')
  expect(teamTag(team({}))?.text).toBe('我的队')
  expect(teamTag(team({ mine: false }))).toBeUndefined()
})
