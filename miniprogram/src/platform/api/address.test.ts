import { fillPath, queryString } from './address'

test('path parts are taken out of the input and encoded', () => {
  expect(fillPath('/cases/:id/notes/:noteId', { id: 'a/b', noteId: 3, text: '灯' })).toEqual({
    path: '/cases/a%2Fb/notes/3',
    rest: { text: '灯' },
  })
})

test('a link that has lost its id asks for one that nobody has', () => {
  expect(fillPath('/cases/:id', { id: '' }).path).toBe('/cases/-')
})

test('a query holds only what is there; lists repeat their name', () => {
  expect(queryString({ q: '路灯', cursor: undefined, none: null, stage: ['a', 'b'], n: 0 })).toBe(
    '?q=%E8%B7%AF%E7%81%AF&stage=a&stage=b&n=0',
  )
  expect(queryString({})).toBe('')
})
