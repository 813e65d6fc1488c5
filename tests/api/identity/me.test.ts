import { newPlace, outcomes, type Place, startPlace } from './place'

let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

describe('the own account', () => {
  test('shows the roles held now, and the phone masked', async () => {
    const { call } = await place.resident('李秀梅', { phone: '13812341234' })
    expect((await call('identity.me', {})).ok).toMatchObject({
      name: '李秀梅',
      phone: '138****1234',
      tenantName: '青山县',
      hasPassword: false,
      grants: [],
    })
    const holder = await place.holder('grid', 'gridWorker', 'lane')
    expect((await holder.call('identity.me', {})).ok.grants).toMatchObject([
      { role: 'gridWorker', areaName: '巷口社区', unitId: null, until: null },
    ])
  })

  test('is nobody’s without a session', async () => {
    expect(await place.server.call('identity.me', {})).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
  })

  test('takes a name, a community and elder mode, each without touching the others', async () => {
    const { call } = await place.resident('旧名')
    const named = (await call('identity.updateMe', { name: '  李\u202e秀梅 ' })).ok
    expect(named).toMatchObject({ name: '李秀梅', elderMode: false, communityId: null })
    const moved = (await call('identity.updateMe', { communityId: 'lane', elderMode: true })).ok
    expect(moved).toMatchObject({ name: '李秀梅', elderMode: true, communityName: '巷口社区' })
    expect((await call('identity.me', {})).ok).toEqual(moved)
  })

  test('lives in a community of this county, nowhere else', async () => {
    const { call } = await place.resident('搬家')
    for (const communityId of ['east', 'nowhere'])
      expect((await call('identity.updateMe', { communityId })).code).toBe('AREA_UNKNOWN')
  })

  test('was born neither tomorrow nor before anybody alive', async () => {
    const { call } = await place.resident('生日')
    for (const birthDate of ['2026-05-13', '1890-01-01', '2026-02-30'])
      expect(await call('identity.updateMe', { birthDate })).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await call('identity.updateMe', { birthDate: '1950-02-28' })).ok.birthDate).toBe('1950-02-28')
  })

  test('changes made at once are all kept', async () => {
    const { call } = await place.resident('同时')
    const answers = await Promise.all([
      call('identity.updateMe', { name: '新名' }),
      call('identity.updateMe', { elderMode: true }),
      call('identity.updateMe', { communityId: 'lane' }),
    ])
    const won = outcomes(answers).ok
    expect(won).toBe(3)
    expect((await call('identity.me', {})).ok).toMatchObject({
      name: '新名',
      elderMode: true,
      communityId: 'lane',
    })
  })
})

describe('the phone', () => {
  const phoneCode = async (user: string, phone: string) =>
    (await place.server.simulator.control.phoneCode({ user, phone })).code

  test('comes from WeChat’s code, which works once', async () => {
    const { call } = await place.resident('绑定')
    const code = await phoneCode('绑定', '13900001111')
    expect((await call('identity.bindPhone', { code })).ok.phone).toBe('139****1111')
    expect(await call('identity.bindPhone', { code })).toMatchObject({
      status: 422,
      code: 'PHONE_CODE_INVALID',
    })
    expect((await call('identity.bindPhone', { code: 'made-up' })).code).toBe('PHONE_CODE_INVALID')
  })

  test('is bound once by a request that is sent three times', async () => {
    const { call } = await place.resident('重发')
    const code = await phoneCode('重发', '13900002222')
    const idempotencyKey = 'bind-phone-1'
    const first = await call('identity.bindPhone', { code }, { idempotencyKey })
    const again = await call('identity.bindPhone', { code }, { idempotencyKey })
    expect(again.ok).toEqual(first.ok)
  })

  test('may be shared in a family', async () => {
    for (const name of ['奶奶', '孙子']) {
      const { call } = await place.resident(name)
      const code = await phoneCode(name, '13900003333')
      expect((await call('identity.bindPhone', { code })).status).toBe(200)
    }
  })
})

test('nothing of one county shows in another', async () => {
  const other = await newPlace(place.server)
  const mine = await place.resident('本县')
  const theirs = await other.resident('邻县')
  expect((await theirs.call('identity.me', {})).ok.tenant).toBe(other.slug)
  expect(JSON.stringify((await theirs.call('identity.exportMine', {})).ok)).not.toContain(mine.id)
})
