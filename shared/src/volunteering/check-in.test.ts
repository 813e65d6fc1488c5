import { judgePlace, metres, windowCounts, windowOf } from './check-in'

const hall = { lng: 112, lat: 30 }
/** A place so many metres north of the hall. */
const north = (distance: number) => ({ lng: 112, lat: 30 + distance / 111_195.08 })
const activity = { place: hall, radius: 200 }

describe('the code', () => {
  const now = Date.parse('2026-05-12T09:00:15+08:00')
  const window = windowOf(now)

  test.each([
    ['of this window', window, true],
    ['of the one before', window - 1, true],
    ['older', window - 2, false],
    ['of a window to come', window + 1, false],
  ])('%s counts: %p', (_, which, counts) => {
    expect(windowCounts(which as number, now)).toBe(counts)
  })

  test('is renewed every 30 s, at the same moment for everybody', () => {
    expect(windowOf(now + 14_999)).toBe(window)
    expect(windowOf(now + 15_000)).toBe(window + 1)
  })
})

describe('the place', () => {
  test.each([
    [0, 'counts'],
    [199, 'counts'],
    [211, 'tooFar'],
  ] as const)('%i m away at 200 m radius: %s', (distance, expected) => {
    expect(Math.round(metres(north(distance), hall))).toBe(distance)
    expect(judgePlace({ place: north(distance), mocked: false }, activity)).toBe(expected)
  })

  test('a made-up place goes to a person, a far one stays far, none is none', () => {
    expect(judgePlace({ place: hall, mocked: true }, activity)).toBe('review')
    expect(judgePlace({ place: north(211), mocked: true }, activity)).toBe('tooFar')
    expect(judgePlace({ place: null, mocked: false }, activity)).toBe('noPlace')
  })
})
