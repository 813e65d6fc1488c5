import { judge } from './judge'

test.each([
  ['pending', null, 'pass', 'passed'],
  ['pending', null, 'review', 'person'],
  ['pending', null, 'risky', 'hidden'],
  ['person', 'silent', 'pass', 'passed'],
  ['person', 'silent', 'review', 'person'],
  ['person', 'review', 'pass', null],
  ['person', 'review', 'review', null],
  ['person', 'review', 'risky', 'hidden'],
  ['passed', null, 'pass', null],
  ['passed', null, 'review', null],
  ['passed', 'silent', 'risky', 'hidden'],
  ['hidden', null, 'pass', null],
  ['hidden', null, 'risky', null],
] as const)('a check that is %s (%s) and is told "%s" becomes %s', (state, why, outcome, expected) => {
  expect(judge({ state, why }, outcome)).toBe(expected)
})
