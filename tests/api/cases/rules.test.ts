import { type County, freshCounty, type Person } from '../../support/county'

let county: County
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('周管理')
})
afterAll(() => county.stop())

const ladder = [
  { percent: 80, level: 'community' as const },
  { percent: 120, level: 'county' as const },
]

describe('the rules of a county', () => {
  test('are those of the standard until it has set its own', async () => {
    const dispatcher = await county.dispatcher('钱派遣')
    expect((await dispatcher.call('cases.rules', {})).ok).toEqual({
      version: 0,
      classOrder: 'streetFirst',
      ladder: [
        { percent: 100, level: 'community' },
        { percent: 150, level: 'town' },
        { percent: 200, level: 'county' },
      ],
    })
  })

  test('of two who set them first at once one is told to look again', async () => {
    const set = () => admin.call('cases.setRules', { version: 0, ladder, classOrder: 'streetFirst' })
    const answers = await Promise.all([set(), set()])
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['STALE_VERSION', 'done'])
    expect((await admin.call('cases.rules', {})).ok).toEqual({
      version: 1,
      ladder,
      classOrder: 'streetFirst',
    })
  })

  test('are changed from the version that was seen only', async () => {
    const set = (version: number) =>
      admin.call('cases.setRules', { version, ladder: [], classOrder: 'emergencyFirst' })
    for (const wrong of [0, 2]) expect((await set(wrong)).code).toBe('STALE_VERSION')
    expect((await set(1)).ok).toEqual({ done: true })
    expect((await admin.call('cases.rules', {})).ok).toEqual({
      ...{ version: 2, ladder: [], classOrder: 'emergencyFirst' },
    })
  })

  test.each([
    ['equal percents', [100, 100], ['town', 'county']],
    ['falling percents', [150, 100], ['town', 'county']],
    ['falling levels', [100, 150], ['county', 'town']],
  ] as const)('refuse a ladder with %s', async (_what, percents, levels) => {
    const steps = percents.map((percent, i) => ({ percent, level: levels[i]! }))
    const answer = await admin.call('cases.setRules', {
      version: 2,
      ladder: steps,
      classOrder: 'streetFirst',
    })
    expect(answer.code).toBe('LADDER_INVALID')
  })

  test('are read by staff and set by administrators, in their own county', async () => {
    const [resident, supervisor] = [await county.resident('王桂英'), await county.supervisor('孙督办')]
    expect((await resident.call('cases.rules', {})).code).toBe('ROLE_MISSING')
    const input = { version: 2, ladder, classOrder: 'streetFirst' as const }
    expect((await supervisor.call('cases.setRules', input)).code).toBe('ROLE_MISSING')
    const second = await county.secondCounty()
    const other = await second.administrator('吴管理')
    expect((await other.call('cases.rules', {})).ok.version).toBe(0)
  })
})
