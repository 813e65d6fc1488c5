import { contactOf, peopleByIds } from '../../../server/src/identity'
import { accountsModel } from '../../../server/src/identity/model'
import { eventModel, firstBrokenLink } from '../../../server/src/platform/store/events'
import { idempotencyModel } from '../../../server/src/platform/store/idempotency'
import { newPlace, outcomes, PASSWORD, type Place, startPlace } from './place'

const confirm = '注销账号' as const
let place: Place
beforeAll(async () => {
  place = await startPlace()
})
afterAll(() => place.server.stop())

describe('the export', () => {
  test('holds what is known of the person, with the phone in full', async () => {
    const { call, id } = await place.resident('李秀梅', {
      phone: '13812341234',
      birthDate: '1950-02-28',
      openid: 'o-secret',
    })
    await call('identity.updateMe', { communityId: 'lane' })
    const { account, exportedAt } = (await call('identity.exportMine', {})).ok
    expect(Date.parse(exportedAt)).toBe(place.server.clock.now())
    expect(account).toMatchObject({
      id,
      name: '李秀梅',
      phone: '13812341234',
      birthDate: '1950-02-28',
      communityName: '巷口社区',
      wechatLinked: true,
      sessions: [expect.objectContaining({ endedAt: null })],
      history: [
        { type: 'identity.accountCreated' },
        { type: 'identity.profileChanged', data: { changed: ['communityId'] } },
      ],
    })
    expect(JSON.stringify(account)).not.toContain('o-secret')
  })

  test('holds no secret of a password account', async () => {
    const { call } = await place.staff('exports')
    const { secret } = (await call('identity.setUpTotp', {})).ok
    const words = JSON.stringify((await call('identity.exportMine', {})).ok)
    expect(words).not.toContain('argon2')
    expect(words).not.toContain(secret)
    expect(words).not.toContain('refreshHash')
  })
})

describe('the deletion', () => {
  test('removes what names the person and keeps an alias that names nobody', async () => {
    const person = await place.resident('要注销', {
      phone: '13812345678',
      openid: 'o-goes',
      birthDate: '1950-02-28',
    })
    await person.call('identity.updateMe', { communityId: 'lane' })
    expect((await person.call('identity.deleteMine', { confirm })).ok).toEqual({ done: true })
    const { tenantId } = place.context
    const row = await place.context.model(accountsModel).findOne({ tenantId, _id: person.id }).lean()
    expect(row).toMatchObject({
      name: '',
      phone: null,
      openid: null,
      username: null,
      birthDate: null,
      communityId: null,
      deletedAt: new Date(place.server.clock.now()),
    })
    expect(await peopleByIds(place.context, [person.id])).toEqual(
      new Map([[person.id, { name: '已注销用户', phone: null, deleted: true }]]),
    )
    expect(await contactOf(place.context, person.id)).toBeNull()
  })

  test('leaves the hash chain whole, without a word of the person', async () => {
    const person = await place.resident('链上的人', { phone: '13812340000' })
    await person.call('identity.updateMe', { name: '改过的名' })
    await person.call('identity.deleteMine', { confirm })
    const events = await place.context
      .model(eventModel)
      .find({ tenantId: place.context.tenantId, stream: `identity:${person.id}` })
      .sort({ seq: 1 })
      .lean()
    expect(events.map(({ type }) => type)).toEqual([
      'identity.accountCreated',
      'identity.profileChanged',
      'identity.accountDeleted',
    ])
    expect(firstBrokenLink(events)).toBeNull()
    for (const word of ['链上的人', '改过的名', '13812340000'])
      expect(JSON.stringify(events)).not.toContain(word)
  })

  test('signs the person out everywhere and says so to a device that comes back', async () => {
    const phone = await place.resident('退出')
    const tablet = await place.signedIn(phone.id)
    await phone.call('identity.deleteMine', { confirm })
    for (const { token, refreshToken } of [phone, tablet]) {
      expect((await place.server.call('identity.me', {}, { token })).code).toBe('SESSION_EXPIRED')
      expect((await place.server.call('identity.refresh', { refreshToken })).code).toBe('ACCOUNT_DELETED')
    }
  })

  test('lets the person come back as somebody new', async () => {
    const { control } = place.server.simulator
    const visit = async () =>
      (
        await place.server.call('identity.wechatLogin', {
          tenant: place.slug,
          code: (await control.login({ user: '回来' })).code,
        })
      ).ok
    const before = await visit()
    await place.server.call('identity.deleteMine', { confirm }, { token: before.accessToken })
    expect((await visit()).me.id).not.toBe(before.me.id)
  })

  test('takes the answers kept for repeated requests with it', async () => {
    const { call, id } = await place.resident('留底')
    const code = (await place.server.simulator.control.phoneCode({ user: '留底', phone: '13900004444' })).code
    await call('identity.bindPhone', { code }, { idempotencyKey: 'keeps-an-answer' })
    const kept = () =>
      place.context
        .model(idempotencyModel)
        .countDocuments({ _id: { $regex: `^${place.context.tenantId}:${id}:` } })
    expect(await kept()).toBe(1)
    await call('identity.deleteMine', { confirm })
    expect(await kept()).toBe(0)
  })

  test('takes the password with it and frees the username', async () => {
    const { call } = await place.staff('leaves')
    await call('identity.deleteMine', { confirm })
    const login = await place.server.call('identity.passwordLogin', {
      tenant: place.slug,
      username: 'leaves',
      password: PASSWORD,
    })
    expect(login.code).toBe('CREDENTIALS_WRONG')
    await place.staff('leaves')
  })

  test('is refused to the only administrator of an area until there is a second one', async () => {
    const other = await newPlace(place.server)
    const first = await other.holder('first', 'administrator')
    expect(await first.call('identity.deleteMine', { confirm })).toMatchObject({
      status: 409,
      code: 'DELETION_BLOCKED',
      body: { detail: expect.stringContaining('唯一的管理员') },
    })
    await other.holder('second', 'administrator')
    expect((await first.call('identity.deleteMine', { confirm })).status).toBe(200)
  })

  test('happens once, and only with the words that confirm it', async () => {
    const { call } = await place.resident('两次')
    expect((await call('identity.deleteMine', { confirm: 'yes' as never })).code).toBe('INPUT_INVALID')
    const answers = await Promise.all([1, 2, 3].map(() => call('identity.deleteMine', { confirm })))
    expect(outcomes(answers).ok).toBe(1)
    expect((await call('identity.me', {})).code).toBe('SESSION_EXPIRED')
  })
})
