import path from 'node:path'
import { demoBook } from '../demo-county/book'
import { leafFor, lines } from './categories'
import { readRows } from './read-file'

test('every line of the table names a leaf of the demo county’s book, with its own name', () => {
  const book = new Map(demoBook.map(({ code, name }) => [code, name]))
  for (const { code, name } of lines) expect(`${code} ${name}`).toBe(`${code} ${book.get(code)}`)
})

test('every category of the real file has a line of its own', () => {
  const rows = readRows(path.resolve(__dirname, '../../../shared/data/requests-sf-2011-06.csv'))
  const used = new Set(rows.map(({ category }) => leafFor(category)))
  for (const leaf of used) expect(lines).toContain(leaf)
})

test.each([
  ['Sidewalk_Cleaning', 'E0103'],
  ['Pavement_Defect', '0201'],
  ['Sign - Turned', '0205'],
  ['RCS - DPT - Bicycle - G', 'E0404'],
  ['RCS - DPT - Other - G', '0206'],
  ['Something new', 'E0601'],
])('%s is %s', (theirs, code) => {
  expect(leafFor(theirs).code).toBe(code)
})
