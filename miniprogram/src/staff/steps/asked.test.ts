import type { Ability } from '../case'
import { asked, isQuick } from './asked'

const needing = (...needs: Ability['needs']) => ({ needs })
const fields = (...args: Parameters<typeof asked>) =>
  asked(...args).map(({ field, required }) => (required ? `${field}!` : field))

test('a form asks what the ability needs, and what may be added besides', () => {
  expect(fields(needing('result', 'note'), 'check', true)).toEqual(['result!', 'note!', 'photo'])
  expect(fields(needing('note', 'photo'), 'handle', true)).toEqual(['note!', 'photo!'])
  expect(fields(needing('unit'), 'dispatch', true)).toEqual(['unit!', 'note'])
})

test('a reason that a pending return demands is asked for', () => {
  expect(fields(needing('unit', 'reason'), 'dispatch', true)).toEqual(['unit!', 'reason!', 'note'])
})

test('a suspension always asks for its day, filing for a category where none is known', () => {
  expect(fields(needing('reason'), 'requestSuspension', true)).toEqual(['until!', 'reason!'])
  expect(fields(needing(), 'file', false)).toEqual(['category!', 'note'])
  expect(fields(needing(), 'file', true)).toEqual(['category', 'note'])
})

test('only a step that asks for nothing but a note is taken by one tap', () => {
  expect(isQuick(needing(), 'accept', true)).toBe(true)
  expect(isQuick(needing(), 'close', true)).toBe(true)
  expect(isQuick(needing(), 'file', true)).toBe(false)
  expect(isQuick(needing('reason'), 'supervise', true)).toBe(false)
  expect(isQuick(needing('note'), 'remark', true)).toBe(false)
})
