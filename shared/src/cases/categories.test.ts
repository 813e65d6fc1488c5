import { type BookRow, readBook, standardClasses } from './categories'

const lamp: BookRow = {
  row: 2,
  kind: '部件',
  classCode: '01',
  code: '0104',
  name: '路灯',
  condition: '路灯不亮或破损',
  limitAmount: '2',
  limitUnit: '工作日',
  unitDuty: '路灯维护',
  closingStandard: '恢复照明',
  keywords: '灯不亮，路灯 黑',
}
const codes = (...rows: BookRow[]) =>
  readBook(rows, standardClasses()).problems.map(({ row, column, code }) => [row, column, code])

describe('the category book (DOMAIN §1)', () => {
  test('has 5 classes of 部件 and 6 of 事件, 04 and 05 in the order of the county', () => {
    expect(standardClasses().filter((one) => one.kind === 'component')).toHaveLength(5)
    expect(standardClasses().filter((one) => one.kind === 'event')).toHaveLength(6)
    const fourth = (first: boolean) =>
      standardClasses(first).find((one) => one.kind === 'event' && one.code === '04')?.name
    expect([fourth(true), fourth(false)]).toEqual(['街面秩序', '突发事件'])
  })

  test('a good line becomes a leaf', () => {
    expect(readBook([lamp], standardClasses())).toEqual({
      problems: [],
      leaves: [
        {
          code: '0104',
          name: '路灯',
          kind: 'component',
          classCode: '01',
          condition: '路灯不亮或破损',
          limit: { amount: 2, unit: 'workingDay' },
          unitDuty: '路灯维护',
          closingStandard: '恢复照明',
          keywords: ['灯不亮', '路灯', '黑'],
        },
      ],
    })
  })

  test('every problem is named by row and column, and nothing is imported', () => {
    const bad = {
      ...lamp,
      row: 3,
      code: '0105',
      limitAmount: '',
      limitUnit: '小时',
      classCode: '09',
      kind: '部件 ',
    }
    const { leaves, problems } = readBook([lamp, bad, { ...lamp, row: 4 }], standardClasses())
    expect(leaves).toEqual([])
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'limitAmount', 'MISSING'],
      [3, 'classCode', 'UNKNOWN_CLASS'],
      [3, 'limitUnit', 'BAD_UNIT'],
      [4, 'code', 'DUPLICATE_CODE'],
    ])
    expect(problems[3]!.message).toBe('小类代码“0104”与第2行重复')
  })

  test('limits are positive numbers or halves', () => {
    for (const limitAmount of ['0', '-1', '1.3', '1e3', '1001', '两']) {
      expect(codes({ ...lamp, limitAmount })).toEqual([[2, 'limitAmount', 'BAD_LIMIT']])
    }
    expect(codes({ ...lamp, limitAmount: '0.5' })).toEqual([])
  })

  test('06 is a class of 事件 but not of 部件', () => {
    expect(codes({ ...lamp, kind: '事件', classCode: '06' })).toEqual([])
    expect(codes({ ...lamp, classCode: '06' })).toEqual([[2, 'classCode', 'UNKNOWN_CLASS']])
    expect(codes({ ...lamp, kind: '零件' })).toEqual([[2, 'kind', 'UNKNOWN_KIND']])
  })

  test('a sheet cell that is not there reads as empty', () => {
    const { keywords: _, closingStandard: __, ...rest } = lamp
    expect(codes(rest as BookRow)).toEqual([[2, 'closingStandard', 'MISSING']])
  })
})
