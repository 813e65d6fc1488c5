import type { Asked } from './asked'
import { NOTHING, openQuestions, stepInput } from './values'

const seen = { id: 'c1', version: 4 }
const must = (...fields: Asked['field'][]) => fields.map((field) => ({ field, required: true }))

test('an open question says what to do; blanks do not answer it', () => {
  const open = openQuestions(must('note', 'photo', 'result'), { ...NOTHING, note: '  ' }, 0)
  expect(Object.keys(open)).toEqual(['note', 'photo', 'result'])
})

test('no is an answer, not an open question', () => {
  expect(openQuestions(must('result'), { ...NOTHING, passed: false }, 0)).toEqual({})
})

test('what may be left out is never an open question', () => {
  expect(openQuestions([{ field: 'note', required: false }], NOTHING, 0)).toEqual({})
})

test('only what was asked is sent, trimmed, with the version that was seen', () => {
  const values = { ...NOTHING, note: ' 好了 ', reason: '别的', unitId: 'u1' }
  expect(stepInput(seen, must('note', 'photo'), values, ['f1'])).toEqual({
    id: 'c1',
    version: 4,
    note: '好了',
    attachments: ['f1'],
  })
})

test('a step of one tap sends nothing but the version', () => {
  expect(stepInput(seen, [], NOTHING, [])).toEqual(seen)
})

test('a suspension lasts through its last day in China', () => {
  const { until } = stepInput(seen, must('until'), { ...NOTHING, until: '2026-06-30' }, [])
  expect(new Date(String(until)).toISOString()).toBe('2026-06-30T15:59:59.000Z')
})
