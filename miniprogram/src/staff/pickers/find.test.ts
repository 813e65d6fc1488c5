import { findCategories, findUnits } from './find'

const leaf = (code: string, name: string, keywords: string[] = []) => ({
  code,
  name,
  className: '公用设施',
  keywords,
})
const book = [
  leaf('010101', '上水井盖', ['井盖']),
  leaf('010501', '路灯', ['灯不亮']),
  leaf('010502', '路灯杆'),
]

test('those named so come before those that only know the word', () => {
  expect(findCategories(book, '路灯').map(({ code }) => code)).toEqual(['010501', '010502'])
  expect(findCategories(book, '灯不亮').map(({ code }) => code)).toEqual(['010501'])
})

test('a code finds its branch; nothing typed finds nothing', () => {
  expect(findCategories(book, '0105').map(({ code }) => code)).toEqual(['010501', '010502'])
  expect(findCategories(book, ' ')).toEqual([])
})

test('the proposed unit is first and a closed one is not offered', () => {
  const units = [
    { id: 'a', name: '城管局', active: true },
    { id: 'b', name: '供电所', active: true },
    { id: 'c', name: '旧所', active: false },
  ]
  expect(findUnits(units, '', 'b').map(({ id }) => id)).toEqual(['b', 'a'])
  expect(findUnits(units, '城').map(({ id }) => id)).toEqual(['a'])
})
