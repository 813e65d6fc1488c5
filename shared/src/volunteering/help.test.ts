import { fit, HELP_METRES, matching, settled, type Wanted } from './help'

const HOUR = 3_600_000
const DEGREE = (6_371_008.8 * Math.PI) / 180
const north = (metres: number) => ({ lng: 120, lat: 30 + metres / DEGREE })
const request: Wanted = { kind: 'request', skill: 'repair', place: north(0), from: 9 * HOUR, to: 10 * HOUR }
const offer = (more: Partial<Wanted> = {}): Wanted => ({
  ...{ kind: 'offer', skill: 'repair', place: north(100), from: 8 * HOUR, to: 12 * HOUR },
  ...more,
})

test('an offer fits a request of the same skill, near, while there is time', () => {
  expect(fit(request, offer())).toBeCloseTo(100, 3)
  expect(fit(offer(), request)).toBeCloseTo(100, 3)
  expect(fit(request, offer({ skill: 'digital' }))).toBeNull()
  expect(fit(request, offer({ kind: 'request' }))).toBeNull()
  expect(fit(request, offer({ place: north(HELP_METRES + 1) }))).toBeNull()
  expect(fit(request, offer({ place: north(HELP_METRES - 1) }))).not.toBeNull()
  expect(fit(request, offer({ from: 10 * HOUR }))).toBeNull()
  expect(fit(request, offer({ from: 9.5 * HOUR }))).not.toBeNull()
  expect(fit(request, offer({ from: 9.6 * HOUR }))).toBeNull()
})

test('the nearest comes first', () => {
  const others = [offer({ place: north(900) }), offer({ place: north(50) }), offer({ skill: 'other' })]
  expect(matching(request, others).map(({ metres }) => Math.round(metres))).toEqual([50, 900])
})

test('a help counts as long as both agree it was, once both have said so', () => {
  expect(settled({ helper: 4, asker: null })).toBeNull()
  expect(settled({ helper: null, asker: 4 })).toBeNull()
  expect(settled({ helper: 4, asker: 3 })).toBe(3)
  expect(settled({ helper: 0, asker: 3 })).toBe(0)
})
