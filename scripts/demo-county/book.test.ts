import { readBook, standardClasses } from '@linli/shared/cases/categories'
import { demoBook } from './book'
import { NEIGHBOUR, QINGXI } from './plan'

test('the book has at least 60 leaves in all five and six classes, and no mistake', () => {
  const { leaves, problems } = readBook(demoBook, standardClasses())
  expect(problems).toEqual([])
  expect(leaves.length).toBeGreaterThanOrEqual(60)
  expect(new Set(leaves.map(({ kind, classCode }) => kind + classCode)).size).toBe(11)
})

test.each([QINGXI, NEIGHBOUR])('every leaf is somebody’s duty in $slug', ({ units }) => {
  const nobodys = demoBook.filter(
    ({ code }) => !units.some(({ duties }) => duties.some((duty) => code.startsWith(duty))),
  )
  expect(nobodys.map(({ code }) => code)).toEqual([])
})
