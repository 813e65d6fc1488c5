import { type Draft, draftOf, newDraft, termsOf } from './draft'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const draft = (more: Partial<Draft> = {}): Draft => ({ ...newDraft(now, 'a1'), title: '装充电桩', ...more })
const terms = (more: Partial<Draft>) => {
  const made = termsOf(draft(more))
  if ('wrong' in made) throw new Error(made.wrong.message)
  return made.terms
}
const wrongField = (more: Partial<Draft>) => {
  const made = termsOf(draft(more))
  return 'wrong' in made ? made.wrong.field : null
}

test('a new draft opens when the notice days have run in full', () => {
  const { opensAt, closesAt, voters, noticeDays } = terms({})
  expect([opensAt, closesAt, noticeDays]).toEqual([
    '2026-05-28T09:00:00+08:00',
    '2026-06-04T18:00:00+08:00',
    15,
  ])
  expect(voters).toEqual({ kind: 'residents', areaIds: ['a1'], rollId: null })
})

test('options are lines; projects have their cost behind a comma or a blank', () => {
  expect(terms({ kind: 'single', options: ' 张三 \n\n李四' }).options).toEqual([
    { id: 'o1', title: '张三' },
    { id: 'o2', title: '李四' },
  ])
  const projects = '南门路灯，6000.50\n北园 长椅 300元\n花坛:20'
  expect(terms({ kind: 'budget', budget: '10000', options: projects })).toMatchObject({
    rules: { kind: 'budget', budget: 1_000_000, by: 'approval' },
    options: [
      { title: '南门路灯', cost: 600_050 },
      { title: '北园 长椅', cost: 30_000 },
      { title: '花坛', cost: 2_000 },
    ],
  })
})

test('what is missing is named by its field', () => {
  expect(wrongField({ title: '一' })).toBe('title')
  expect(wrongField({ areaId: null })).toBe('areaId')
  expect(wrongField({ kind: 'single', options: '只有一个' })).toBe('options')
  expect(wrongField({ kind: 'multiple', options: '甲\n乙', max: '3' })).toBe('numbers')
  expect(wrongField({ kind: 'budget', budget: '100', options: '路灯，600' })).toBe('options')
  expect(wrongField({ voters: 'owners' })).toBe('voters')
  expect(wrongField({ voters: 'owners', rollId: 'r' })).toBe('matter')
  expect(wrongField({ noticeDays: '很多' })).toBe('noticeDays')
})

test('what does not go together is left out: secret votes with paper, clauses without owners', () => {
  expect(terms({ secret: true, changeAllowed: true, paperAllowed: true })).toMatchObject({
    ...{ secret: true, changeAllowed: false, paperAllowed: false },
  })
  expect(terms({ silentClause: '管理规约第三条', countBy: 'area' })).toMatchObject({
    ...{ silentClause: null, countBy: 'heads', matter: null },
  })
  const owners = { voters: 'owners', rollId: 'r', matter: 6, silentClause: '管理规约第三条' } as const
  expect(terms(owners)).toMatchObject({ silentClause: '管理规约第三条', matter: 6 })
})

test('saved and opened again it says the same', () => {
  for (const more of [
    { kind: 'budget', budget: '1000.5', options: '路灯，600.25\n长椅，300' },
    { kind: 'ranked', options: '甲\n乙\n丙', max: '' },
    { kind: 'score', options: '甲\n乙', max: '10' },
    { voters: 'owners', rollId: 'r', matter: 5, paperAllowed: true },
  ] as Partial<Draft>[]) {
    const said = terms(more)
    const { voters, ...rest } = said
    const ballot = { ...rest, voters: voters.kind, rollId: voters.rollId, areaIds: voters.areaIds }
    expect(termsOf(draftOf(ballot as never))).toEqual({ terms: said })
  }
})
