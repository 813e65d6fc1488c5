import { aCase, aReport, type Crew, crewOf, DAY, HOUR, later } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeEach(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterEach(() => county.stop())

const place = () => county.inside(county.grids[0]!)
const suggest = async (input: Parameters<typeof call>[0]) => (await call(input)).ok
const call = (input: { text: string; place?: { lng: number; lat: number }; categoryCode?: string }) =>
  crew.resident.call('cases.suggest', input)
/** So many metres to the north. */
const north = (metres: number) => ({ lng: place().lng, lat: place().lat + metres / 111_195 })

describe('categories', () => {
  test('are proposed from the words, best first, with the words that spoke for them', async () => {
    const { categories } = await suggest({ text: '我家门口的路灯坏了好几天，晚上黑漆漆的' })
    expect(categories[0]).toMatchObject({ code: '0102', name: '路灯不亮', className: '公用设施' })
    expect(categories[0]!.why).toContain('路灯')
    const scores = categories.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(categories.length).toBeLessThanOrEqual(5)
  })

  test.each(['', '你好', '！！！', '🙏🙏', '123456', 'hello world'])(
    'are not proposed for words that say nothing: “%s”',
    async (text) => {
      expect(await suggest({ text, place: place() })).toEqual({ categories: [], unit: null, duplicates: [] })
    },
  )

  test('are learnt from what was closed', async () => {
    const text = '电线杆上的灯罩掉下来了'
    const guess = async () =>
      (await suggest({ text: '灯罩掉了' })).categories.find(({ code }) => code === '0102')
    expect((await guess())?.why ?? []).not.toContain('灯罩')
    await aCase(crew, 'closed', { text })
    await later(crew, HOUR / 4)
    expect((await guess())?.why).toContain('灯罩')
  })

  test('lean to what is frequent in the community', async () => {
    const words = { text: '路面上有渣土' }
    const scoreOf = async (code: string) =>
      (await suggest({ ...words, place: place() })).categories.find((one) => one.code === code)?.score ?? 0
    const before = await scoreOf('E0102')
    for (let i = 0; i < 8; i++) await aReport(crew, { text: '工地边上又倒了一车', categoryCode: 'E0102' })
    expect(await scoreOf('E0102')).toBeGreaterThan(before)
  })
})

describe('the unit', () => {
  test('is the one whose duty it is at the place, and the reason says so', async () => {
    const { unit } = await suggest({ text: '路灯不亮', place: place() })
    expect(unit?.name).toBe('路灯管理所')
    expect(unit?.why).toMatch(/路灯不亮.*负责范围包括/)
  })

  test('goes by the category that was chosen, not by the guess', async () => {
    const { unit } = await suggest({ text: '路灯不亮', place: place(), categoryCode: 'E0101' })
    expect(unit?.name).toBe('环卫中心')
  })

  test('is nobody when it is nobody’s duty, and a place outside of the county is only no help', async () => {
    expect((await suggest({ text: '', categoryCode: 'E0601' })).unit).toBeNull()
    expect((await suggest({ text: '', categoryCode: 'nonsense' })).unit).toBeNull()
    const outside = await call({ text: '路灯不亮', place: { lng: 121, lat: 31 } })
    expect(outside.ok.categories[0]?.code).toBe('0102')
  })
})

describe('the same matter nearby', () => {
  const atPlace = (where: { lng: number; lat: number }) => ({ place: { ...where, address: '人民路' } })
  const idsNear = async (input: { text: string; categoryCode?: string }, by = crew.dispatcher) =>
    (await by.call('cases.suggest', { ...input, place: place() })).ok.duplicates.map(({ id }) => id)

  test('is shown within 50 m, nearest first, and not beyond', async () => {
    const far = await aReport(crew, atPlace(north(49)))
    const near = await aReport(crew, atPlace(north(10)))
    await aReport(crew, atPlace(north(51)))
    expect(await idsNear({ text: '', categoryCode: '0102' })).toEqual([near.id, far.id])
    const { duplicates } = (
      await crew.dispatcher.call('cases.suggest', { text: '', categoryCode: '0102', place: place() })
    ).ok
    expect(duplicates.map(({ meters }) => meters)).toEqual([10, 49])
  })

  test('is found without a category by what the words propose', async () => {
    const one = await aReport(crew)
    expect(await idsNear({ text: '路灯坏了' })).toEqual([one.id])
    expect(await idsNear({ text: '垃圾成堆' })).toEqual([])
  })

  test('is no hint after 24 hours or once it is closed', async () => {
    const one = await aReport(crew)
    await later(crew, DAY)
    expect(await idsNear({ text: '', categoryCode: '0102' })).toEqual([one.id])
    await later(crew, 1)
    expect(await idsNear({ text: '', categoryCode: '0102' })).toEqual([])
    const done = await aCase(crew, 'closed')
    expect(await idsNear({ text: '', categoryCode: '0102' })).not.toContain(done.id)
  })

  test('that is private is not shown to a neighbour, nor to another county', async () => {
    const one = await aReport(crew, { visibility: 'private' })
    const neighbour = await county.resident('邻居')
    expect(await idsNear({ text: '路灯坏了' }, neighbour)).toEqual([])
    expect(await idsNear({ text: '路灯坏了' }, crew.resident)).toEqual([one.id])
    const second = await county.secondCounty()
    expect(await idsNear({ text: '路灯坏了' }, await second.dispatcher('外县派遣'))).toEqual([])
  })
})
