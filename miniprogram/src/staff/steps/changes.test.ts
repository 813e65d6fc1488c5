import type { TimelineEntry } from '../case'
import { changesSince } from './changes'

const line = (seq: number) => ({ seq }) as TimelineEntry

test('only what came after the last line that was seen is new, oldest first', () => {
  const changes = changesSince(
    { timeline: [line(1), line(2)] },
    { timeline: [line(4), line(3), line(1), line(2)] },
  )
  expect(changes.map(({ seq }) => seq)).toEqual([3, 4])
})

test('the same timeline holds no changes', () => {
  expect(changesSince({ timeline: [line(1)] }, { timeline: [line(1)] })).toEqual([])
})
