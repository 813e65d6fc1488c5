import * as fc from 'fast-check'
import { nextStep, type Step, timeOf, type View } from './steps'

const WAY: Step[] = ['verifyOnSite', 'file', 'dispatch', 'accept', 'handle', 'check', 'close']

test('whatever time a matter took, its steps come in order, none before it was asked, and it is closed when the file says', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.nat(40 * 86_400_000), (askedAt, took) => {
      const row = { askedAt, closedAt: askedAt + took }
      const times = WAY.map((step) => timeOf(step, row) as number)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times[0]).toBeGreaterThanOrEqual(askedAt)
      expect(times.at(-1)).toBe(row.closedAt)
    }),
  )
})

test('an open request is taken in hand and left there', () => {
  const times = WAY.map((step) => timeOf(step, { askedAt: 0, closedAt: null }))
  expect(times).toEqual(
    [30, 60, 90, 120].map((minutes) => minutes * 60_000).concat(null as never, null as never, null as never),
  )
})

const seen = (stage: View['stage'], ...entries: [string, boolean?][]) =>
  nextStep({
    stage,
    timeline: entries.map(([action, passed]) => ({ action, passed: passed ?? null })) as never,
  })

test('a case is taken up where it stands', () => {
  expect(seen('reported', ['report'])).toBe('verifyOnSite')
  expect(seen('reported', ['report'], ['verifyOnSite', true])).toBe('file')
  expect(seen('filed')).toBe('dispatch')
  expect(seen('dispatched')).toBe('accept')
  expect(seen('handling')).toBe('handle')
  expect(seen('handled', ['handle'])).toBe('check')
  expect(seen('handled', ['handle'], ['check', true])).toBe('close')
  expect(seen('handled', ['handle'], ['check', true], ['handle'])).toBe('check')
  for (const stage of ['closed', 'evaluated', 'rejected', 'merged', 'withdrawn'] as const)
    expect(seen(stage)).toBeNull()
})
