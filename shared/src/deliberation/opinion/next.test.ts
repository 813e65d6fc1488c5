import fc from 'fast-check'
import { type Candidate, nextStatement, priority } from './next'

const count = (agree: number, disagree: number, seen = agree + disagree) => ({ agree, disagree, seen })

test('what few have seen comes before what is settled', () => {
  expect(priority(count(0, 0))).toBeGreaterThan(priority(count(20, 20)))
  expect(priority(count(5, 5))).toBeGreaterThan(priority(count(10, 0)))
})

test('what many pass is asked less', () => {
  expect(priority(count(2, 2, 20))).toBeLessThan(priority(count(2, 2, 4)))
})

test('the same person is shown the same card, others may be shown another', () => {
  const cards = Array.from({ length: 20 }, (_, i): Candidate => ({ id: `s${i}`, ...count(0, 0) }))
  expect(nextStatement(cards, 'li')).toBe(nextStatement([...cards].reverse(), 'li'))
  const shown = new Set(Array.from({ length: 30 }, (_, i) => nextStatement(cards, `p${i}`)?.id))
  expect(shown.size).toBeGreaterThan(5)
})

test('one of the candidates is chosen whenever there is one', () => {
  const candidate = fc.record({ id: fc.uuid(), agree: fc.nat(50), disagree: fc.nat(50), pass: fc.nat(50) })
  fc.assert(
    fc.property(fc.array(candidate), (list) => {
      const cards = list.map(({ pass, ...one }) => ({ ...one, seen: one.agree + one.disagree + pass }))
      const chosen = nextStatement(cards, 'li')
      expect(chosen === undefined).toBe(cards.length === 0)
      if (chosen) expect(cards).toContain(chosen)
    }),
  )
})
