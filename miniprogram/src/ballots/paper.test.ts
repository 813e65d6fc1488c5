import { likelyReceived } from './paper'

const [opens, closes] = ['2026-06-01T09:00:00+08:00', '2026-06-08T18:00:00+08:00']
const said = (now: string) => likelyReceived(opens, closes, Date.parse(now))

test('now, but never before the opening nor at the close', () => {
  expect(said('2026-06-03T10:20:00+08:00')).toBe(Date.parse('2026-06-03T10:20:00+08:00'))
  expect(said('2026-05-01T10:20:00+08:00')).toBe(Date.parse(opens))
  expect(said('2026-07-01T00:00:00+08:00')).toBe(Date.parse('2026-06-08T17:59:00+08:00'))
})

test('an opening within a minute: the next whole one', () => {
  expect(likelyReceived('2026-06-01T09:00:30.500+08:00', closes, 0)).toBe(
    Date.parse('2026-06-01T09:01:00+08:00'),
  )
})
