import { rangeOf } from './range'

test.each([
  ['bytes=0-9', { first: 0, last: 9 }],
  ['bytes=90-', { first: 90, last: 99 }],
  ['bytes=90-500', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-500', { first: 0, last: 99 }],
  ['bytes=100-', 'impossible'],
  ['bytes=-0', 'impossible'],
  ['bytes=9-3', 'none'],
  ['bytes=0-1,5-6', 'none'],
  ['lines=0-1', 'none'],
  ['bytes=-', 'none'],
  ['', 'none'],
])('of 100 bytes, "%s" asks for %j', (header, expected) => {
  expect(rangeOf(header, 100)).toEqual(expected)
})
