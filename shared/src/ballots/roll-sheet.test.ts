import { columnOf, missingColumns, type RollRow, readRollRows } from './roll-sheet'

const rows = (
  ...lines: Partial<Record<'unit' | 'area' | 'people' | 'share' | 'idNumber' | 'phone', string>>[]
): RollRow[] => lines.map((cells, i) => ({ row: i + 2, cells }))
const problemsOf = (...lines: Parameters<typeof rows>) => readRollRows('owners', rows(...lines)).problems

describe('an owner roll', () => {
  test('areas are whole hundredths of a square metre', () => {
    const { units, problems } = readRollRows(
      'owners',
      rows(
        { unit: '1-101', area: '88.5', people: '张三' },
        { unit: '1-102', area: '100㎡', people: '李四、王五', share: '50%、50%' },
      ),
    )
    expect(problems).toEqual([])
    expect(units.map(({ area, people }) => [area, people.length])).toEqual([
      [8_850, 1],
      [10_000, 2],
    ])
  })

  test.each(['-5', '0', '0.00', '88.123', '', '八十', '1e3'])(
    'the area %j is refused with its line',
    (area) => {
      expect(
        problemsOf({ unit: '1-101', area: '80', people: '张三' }, { unit: '1-102', area, people: '李四' }),
      ).toEqual([{ row: 3, message: expect.stringContaining('面积') }])
    },
  )

  test('the same unit twice, each time with another whole owner: two owners at 100 %', () => {
    expect(
      problemsOf({ unit: 'A', area: '80', people: '张三' }, { unit: 'A', area: '80', people: '李四' }),
    ).toEqual([{ row: 3, message: expect.stringMatching(/第2行.*100%/) }])
  })

  test('two owners of one line at 100 % each', () => {
    expect(problemsOf({ unit: 'A', area: '80', people: '张三、李四', share: '100%、100%' })).toEqual([
      { row: 2, message: expect.stringContaining('100%') },
    ])
  })

  test.each([
    ['60%、50%', '不是 100%'],
    ['50%', '个数'],
    ['一半、一半', '百分数'],
  ])('the shares %s are refused', (share, why) => {
    expect(problemsOf({ unit: 'A', area: '80', people: '张三、李四', share })[0]?.message).toContain(why)
  })

  test('a line without an owner, and one without a unit', () => {
    expect(
      problemsOf({ unit: 'A', area: '80' }, { area: '80', people: '张三' }).map(({ row }) => row),
    ).toEqual([2, 3])
  })

  test('namesakes without a number count as one person, and it says so', () => {
    const { notes } = readRollRows(
      'owners',
      rows({ unit: 'A', area: '8', people: '王伟' }, { unit: 'B', area: '8', people: '王伟' }),
    )
    expect(notes).toEqual([{ row: 3, message: expect.stringContaining('同一人') }])
  })
})

describe('a named list', () => {
  test('tells namesakes apart by their phone', () => {
    const { units, problems } = readRollRows(
      'named',
      rows({ people: '王伟', phone: '13800000001' }, { people: '王伟', phone: '13800000002' }),
    )
    expect(problems).toEqual([])
    expect(units.map(({ unit }) => unit)).toEqual(['王伟（0001）', '王伟（0002）'])
  })

  test('refuses the same name twice', () => {
    expect(readRollRows('named', rows({ people: '王伟' }, { people: '王伟' })).problems).toHaveLength(1)
  })
})

test('headings are known by their names', () => {
  expect(['房号', '专有面积（平方米）', '业主姓名', '备注', '\ufeff房号'].map(columnOf)).toEqual([
    'unit',
    'area',
    'people',
    null,
    'unit',
  ])
  expect(missingColumns('owners', ['unit', 'people'])).toEqual(['area'])
})
