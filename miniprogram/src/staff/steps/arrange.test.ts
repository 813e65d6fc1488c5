import type { Action } from '@linli/shared/cases/stages'
import type { CaseView, TimelineEntry } from '../case'
import { arrange } from './arrange'

const entry = (action: Action, passed: boolean | null = null) => ({ action, passed }) as TimelineEntry
const view = (actions: Action[], timeline: TimelineEntry[] = []) =>
  ({
    abilities: actions.map((action) => ({ action, label: action, needs: [] })),
    timeline,
  }) as Pick<CaseView, 'abilities' | 'timeline'>
const primary = (...args: Parameters<typeof view>) => arrange(view(...args)).primary?.action

test('the next step of the main line is the obvious one, whatever the order of the abilities', () => {
  expect(primary(['remark', 'reject', 'file', 'returnToReporter'])).toBe('file')
  expect(primary(['returnToDispatch', 'requestExtension', 'accept', 'remark'])).toBe('accept')
})

test('what waits for an answer comes before the main line', () => {
  expect(primary(['handle', 'answerSupervision'])).toBe('answerSupervision')
  expect(primary(['assist', 'approveExtension', 'refuseExtension'])).toBe('approveExtension')
})

test('after a look at the site it is not offered again as the obvious step', () => {
  expect(primary(['verifyOnSite', 'selfHandle', 'remark'])).toBe('verifyOnSite')
  expect(primary(['verifyOnSite', 'selfHandle', 'remark'], [entry('verifyOnSite', true)])).toBe('selfHandle')
  expect(primary(['verifyOnSite', 'remark'], [entry('verifyOnSite', true)])).toBeUndefined()
})

test('a check leads to closing when passed, to a return when not', () => {
  expect(primary(['check', 'returnFromCheck'], [entry('handle')])).toBe('check')
  expect(primary(['check', 'close', 'returnFromCheck'], [entry('check', true)])).toBe('close')
  expect(primary(['check', 'returnFromCheck'], [entry('check', false)])).toBe('returnFromCheck')
})

test('what is only possible is never the obvious step, and residents’ steps have no place here', () => {
  const { primary: first, others } = arrange(view(['follow', 'rate', 'appeal', 'remark', 'supervise']))
  expect(first).toBeUndefined()
  expect(others.map(({ action }) => action)).toEqual(['supervise', 'appeal', 'remark'])
})
