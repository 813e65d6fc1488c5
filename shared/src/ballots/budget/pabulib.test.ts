import fc from 'fast-check'
import { type PabulibElection, PabulibError, type PabulibVotes, readPabulib, writePabulib } from './pabulib'

const sample = `META
key;value
description;"Budget; with ""quotes"""
country;Poland
num_projects;3
num_votes;2
budget;1000000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
1;250000;1;Park
2;300000.50;2;Szkoła
7;1;0;X
VOTES
voter_id;age;sex;neighborhood;vote
a;34;M;Fałkowice;1,2
b;;F;;2
`
const failure = (text: string): [number, string] => {
  try {
    readPabulib(text)
  } catch (error) {
    if (error instanceof PabulibError) return [error.line, error.reason]
    throw error
  }
  return [0, 'no error']
}
const changed = (from: string, to: string) => sample.replace(from, to)

test('a file as pabulib has it is read, with foreign columns, amounts in fen', () => {
  expect(readPabulib(sample)).toEqual({
    meta: [
      ['description', 'Budget; with "quotes"'],
      ['country', 'Poland'],
      ['rule', 'greedy'],
    ],
    ...{ voteType: 'approval', budget: 100_000_000 },
    projects: [
      { id: '1', cost: 25_000_000, name: 'Park', areaId: null },
      { id: '2', cost: 30_000_050, name: 'Szkoła', areaId: null },
      { id: '7', cost: 100, name: 'X', areaId: null },
    ],
    votes: [
      {
        id: 'a',
        areaId: 'Fałkowice',
        scores: [
          { option: '1', score: 1 },
          { option: '2', score: 1 },
        ],
      },
      { id: 'b', areaId: null, scores: [{ option: '2', score: 1 }] },
    ],
  })
  expect(readPabulib(`\ufeff${sample.replace(/\n/g, '\r\n')}`)).toEqual(readPabulib(sample))
})

test('points stand beside the projects', () => {
  const scoring = sample
    .replace('vote_type;approval', 'vote_type;scoring')
    .replace('neighborhood;vote', 'neighborhood;vote;points')
    .replace(';1,2\n', ';1,2;5,3\n')
    .replace(';2\n`', '')
    .replace('b;;F;;2', 'b;;F;;2;4')
  expect(readPabulib(scoring).votes.map((vote) => vote.scores.map((one) => one.score))).toEqual([[5, 3], [4]])
  expect(failure(scoring.replace('5,3', '5'))).toEqual([17, expect.stringContaining('2 个项目有 1 个分数')])
  expect(failure(scoring.replace('5,3', '5,x'))).toEqual([17, expect.stringContaining('不是整数')])
})

describe('a file that is not whole is an error with its line', () => {
  test.each<[string, string, number, string]>([
    ['empty', '', 0, 'META'],
    ['something else', 'hello', 1, '以 META 开头'],
    ['no header', 'META', 1, '表头'],
    ['no budget', changed('budget;1000000\n', ''), 1, 'budget'],
    ['an amount in words', changed('budget;1000000', 'budget;a lot'), 7, '金额'],
    ['three decimals', changed('300000.50', '300000.505'), 13, '金额'],
    ['a negative cost', changed('1;250000', '1;-250000'), 12, '金额'],
    ['a kind of vote without points', changed('approval', 'ordinal'), 8, 'ordinal'],
    ['a key twice', changed('country;Poland', 'country;Poland\ncountry;Poland'), 5, '两次'],
    ['a project twice', changed('7;1;0;X', '2;1;0;X'), 14, '两次'],
    ['a voter twice', changed('b;;F', 'a;;F'), 18, '两次'],
    ['an unknown project', changed(';;2\n', ';;9\n'), 18, '没有项目 9'],
    ['a project named twice', changed(';1,2', ';1,1'), 17, '选了两次'],
    ['a column too few', changed('7;1;0;X', '7;1;0'), 14, '3 列'],
    ['an open quote', changed('"Budget; with ""quotes"""', '"Budget'), 3, '引号'],
    ['text after a quote', changed('Park', '"Park"s'), 12, '引号'],
    ['a vote less', changed('b;;F;;2\n', ''), 6, 'num_votes 写的是 2，文件里有 1'],
    ['no votes at all', sample.slice(0, sample.indexOf('VOTES')), 14, '没有 VOTES'],
  ])('%s', (_, text, line, reason) => {
    expect(failure(text)).toEqual([line, expect.stringContaining(reason)])
  })

  test('cut anywhere, it is never taken for a smaller election', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sample.length - 1 }), (at) => {
        expect(failure(sample.slice(0, at))[1]).not.toBe('no error')
      }),
    )
  })
})

test('what is written is read as it was', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ''))
  const key = fc.string({ minLength: 1, maxLength: 8 }).map((text) => `x${text.replace(/[\r\n]/g, '')}`)
  const id = fc.stringMatching(/^[\w.-]{1,8}$/)
  const money = fc.integer({ min: 0, max: 10 ** 13 })
  const area = fc.option(cell.filter((text) => text !== ''))
  const election: fc.Arbitrary<PabulibElection> = fc
    .record({
      meta: fc.uniqueArray(fc.tuple(key, cell), { selector: ([name]) => name, maxLength: 4 }),
      voteType: fc.constantFrom<PabulibVotes>('approval', 'scoring', 'cumulative'),
      budget: money,
      projects: fc.uniqueArray(fc.record({ id, cost: money, name: cell, areaId: area }), {
        selector: (one) => one.id,
        minLength: 1,
        maxLength: 6,
      }),
    })
    .chain((rest) => {
      const ids = rest.projects.map((one) => one.id)
      const score = rest.voteType === 'approval' ? fc.constant(1) : fc.nat(100)
      const scores = fc
        .shuffledSubarray(ids)
        .chain((list) => fc.tuple(...list.map((option) => fc.record({ option: fc.constant(option), score }))))
      const votes = fc.uniqueArray(fc.record({ id, areaId: area, scores }), {
        selector: (one) => one.id,
        maxLength: 6,
      })
      return votes.map((list) => ({ ...rest, votes: list }))
    })
  fc.assert(
    fc.property(election, (one) => {
      expect(readPabulib(writePabulib(one))).toEqual(one)
    }),
  )
})
