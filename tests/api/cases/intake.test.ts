import { aReport, crewOf } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'

let county: County
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('周管理')
})
afterAll(() => county.stop())

const keyFor = async (source: 'device' | 'api', by = admin) =>
  (await by.call('identity.createApiKey', { name: '水位计', source })).ok.key

const alarm = (externalId: string) => ({
  externalId,
  text: '人民路窨井水位超过警戒线',
  categoryCode: '0101',
  place: { ...county.inside(county.grids[0]!), address: '人民路' },
})
const send = (apiKey: string, input: ReturnType<typeof alarm>) =>
  county.server.call('cases.intake', input, { apiKey })

describe('intake by key', () => {
  test.each(['device', 'api'] as const)('makes a case whose source is the %s of the key', async (source) => {
    const apiKey = await keyFor(source)
    const made = (await send(apiKey, alarm('alarm-1'))).ok
    expect(made.duplicate).toBe(false)
    const dispatcher = await county.dispatcher('钱派遣')
    const one = (await dispatcher.call('cases.view', { id: made.id })).ok
    expect(one).toMatchObject({ source, stage: 'reported', number: made.number, reporter: null })
    expect(one.timeline.map(({ action, as }) => [action, as])).toEqual([['report', 'system']])
  })

  test('the same externalId makes one case per key, also when it comes many times at once', async () => {
    const [one, two] = [await keyFor('device'), await keyFor('device')]
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(one, alarm('level:42'))))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(new Set(answers.map(({ ok }) => ok.id)).size).toBe(1)
    expect(answers.filter(({ ok }) => !ok.duplicate)).toHaveLength(1)
    const other = (await send(two, alarm('level:42'))).ok
    expect([other.duplicate, other.id === answers[0]!.ok.id]).toEqual([false, false])
  })

  test('follows the rules of every report', async () => {
    const apiKey = await keyFor('api')
    const outside = { ...alarm('a'), place: { lng: 121, lat: 31, address: '' } }
    expect((await send(apiKey, outside)).code).toBe('PLACE_OUTSIDE')
    const swapped = { ...alarm('b'), place: { lng: 30.01, lat: 90, address: '' } }
    expect((await send(apiKey, swapped)).status).toBe(422)
    expect((await send(apiKey, { ...alarm('c'), categoryCode: '9999' })).code).toBe('CATEGORY_UNKNOWN')
    expect((await send(apiKey, alarm('带空格 的'))).code).toBe('INPUT_INVALID')
    // What was refused has taken no number away: the id is still free.
    expect((await send(apiKey, alarm('a'))).ok.duplicate).toBe(false)
  })

  test('is for keys only, and a key is of one county', async () => {
    const dispatcher = await county.dispatcher('钱派遣')
    expect((await dispatcher.call('cases.intake', alarm('x'))).code).toBe('ROLE_MISSING')
    expect((await county.server.call('cases.intake', alarm('x'))).code).toBe('NOT_SIGNED_IN')
    const second = await county.secondCounty()
    const made = (await send(await keyFor('api', await second.administrator('吴管理')), alarm('x'))).ok
    expect((await dispatcher.call('cases.view', { id: made.id })).code).toBe('NOT_FOUND')
  })

  test('a case of another county can’t be linked', async () => {
    const second = await county.secondCounty()
    const foreign = await aReport(await crewOf(second))
    const apiKey = await keyFor('api')
    const input = { ...alarm('linked'), linkedCaseId: foreign.id }
    expect((await county.server.call('cases.intake', input, { apiKey })).code).toBe('TARGET_UNKNOWN')
  })
})
