import { DEFAULT_RULES } from '@linli/shared/points/rules'
import { eventModel, type StoredEvent } from '../../../server/src/platform/store/events'
import { newId } from '../../../server/src/platform/store/id'
import { unchained } from '../../../server/src/platform/store/transact'
import { balanceOf, holdPoints } from '../../../server/src/points'
import { earningModel } from '../../../server/src/points/model-earnings'
import { earnPoints } from '../../../server/src/points/reactions/earn'
import { aCase, aReport, type Crew, crewOf, decide, later, step } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import { books } from './support'

let county: County
let crew: Crew
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('周管理')
})
beforeEach(async () => {
  crew = await crewOf(county)
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

const pointsOf = async (person: Person) => (await balanceOf(county.context, person.id)).balance
const filed = (more = {}) => aCase(crew, 'filed', more).finally(() => county.server.settle())

/** What a feature tells that comes later. */
async function tell(type: string, data: Record<string, unknown>): Promise<void> {
  await county.context.transact(async (tx) => {
    tx.append('volunteering', { _id: newId(), tenantId: tx.tenantId, ...unchained }, type, data)
    return null
  })
  await county.server.settle()
}

describe('a report', () => {
  test('pays when it is filed, in plain words, and once, whoever retries', async () => {
    const one = await filed()
    expect(await pointsOf(crew.resident)).toBe(10)
    const event = (await county.context
      .model(eventModel)
      .findOne({ tenantId: county.tenant._id, stream: `cases:${one.id}`, type: 'cases.file' })
      .lean()) as StoredEvent
    await Promise.all([1, 2, 3].map(() => earnPoints.react(county.context, event).catch(() => undefined)))
    expect(await pointsOf(crew.resident)).toBe(10)
    const { items } = (await crew.resident.call('points.history', {})).ok
    expect(items).toMatchObject([{ words: '上报问题被立案', amount: 10, balance: 10, caseId: one.id }])
  })

  test('of somebody who works for the county pays nothing', async () => {
    const worker = await county.gridWorker('赵网格')
    const one = await aReport(crew, {}, worker)
    await step(crew.dispatcher, one, 'file')
    await county.server.settle()
    expect(await pointsOf(worker)).toBe(0)
  })

  test('that was made before pays the second person a little, and the first one nothing for his own', async () => {
    const first = await aReport(crew)
    const neighbour = await county.resident('张邻居')
    const second = await aReport(crew, {}, neighbour)
    const again = await aReport(crew)
    for (const one of [second, again])
      (await step(crew.dispatcher, one, 'merge', { targetId: first.id, reason: '同一盏灯' })).ok
    await county.server.settle()
    expect([await pointsOf(neighbour), await pointsOf(crew.resident)]).toEqual([2, 0])
    ;(await step(crew.dispatcher, second, 'unmerge', { reason: '不是同一盏' })).ok
    await county.server.settle()
    expect(await pointsOf(neighbour)).toBe(0)
  })

  test('whose words are found risky later loses its points; what was spent is owed and blocks (DOMAIN §6)', async () => {
    const one = await filed()
    const hold = (amount: number) =>
      county.context.transact((tx) =>
        holdPoints(tx, { accountId: crew.resident.id, amount, orderId: newId() }),
      )
    await hold(8)
    await decide(county, { kind: 'text', caseId: one.id }, 'hidden')
    expect((await crew.resident.call('points.mine', {})).ok).toMatchObject({
      balance: -8,
      spendable: 0,
      held: 8,
    })
    await expect(hold(1)).rejects.toMatchObject({ code: 'POINTS_NEGATIVE' })
    const { items } = (await crew.resident.call('notifications.inbox', {})).ok
    expect(items[0]).toMatchObject({ title: '有积分被追回', subject: { kind: 'points' } })
    await decide(county, { kind: 'text', caseId: one.id }, 'hidden')
    expect(await pointsOf(crew.resident)).toBe(-8)
  })

  test('that is hidden before it is filed is never paid, in whatever order the news comes', async () => {
    const one = await aReport(crew)
    await decide(county, { kind: 'text', caseId: one.id }, 'hidden')
    await step(crew.dispatcher, one, 'file')
    await county.server.settle()
    expect(await pointsOf(crew.resident)).toBe(0)
  })
})

describe('caps and other kinds', () => {
  test('a fourth report of the day pays nothing, the next day pays again', async () => {
    for (let i = 0; i < 4; i++) await filed({ text: `路灯不亮了，第${i}盏` })
    expect(await pointsOf(crew.resident)).toBe(30)
    await later(crew, 86_400_000)
    admin = await county.administrator('周管理')
    await filed()
    expect(await pointsOf(crew.resident)).toBe(40)
  })

  test('help, hours, deliberation and surveys pay by their events, each once', async () => {
    const { id } = crew.resident
    const helpId = newId()
    await tell('volunteering.helpConfirmed', { helperId: id, helpId })
    await tell('volunteering.helpConfirmed', { helperId: id, helpId })
    expect(await pointsOf(crew.resident)).toBe(20)
    await tell('volunteering.hoursCredited', {
      accountId: id,
      halfHours: 5,
      activityId: newId(),
      recordId: newId(),
    })
    expect(await pointsOf(crew.resident)).toBe(45)
    await tell('deliberation.contributed', { accountId: id, kind: 'argument' })
    await tell('surveys.answered', { accountId: id })
    expect(await pointsOf(crew.resident)).toBe(53)
    await tell('volunteering.hoursCredited', { accountId: id, halfHours: -4, recordId: newId() })
    await tell('volunteering.helpConfirmed', { helperId: newId(), helpId: newId() })
    expect(await pointsOf(crew.resident)).toBe(53)
  })

  test('words of a deliberation that are found risky later lose their points, in whatever order the news comes', async () => {
    const { id: accountId } = crew.resident
    const [said, judged] = [newId(), newId()]
    const about = async (feature: string, _id: string, type: string, data: Record<string, unknown>) => {
      await county.context.transact(async (tx) => {
        tx.append(feature, { _id, tenantId: tx.tenantId, ...unchained }, type, data)
        return null
      })
      await county.server.settle()
    }
    await about('deliberation', said, 'deliberation.contributed', { accountId, kind: 'argument' })
    expect(await pointsOf(crew.resident)).toBe(3)
    const subject = { kind: 'text', owner: { kind: 'contribution', id: said } }
    await about('moderation', judged, 'moderation.decided', { subject, verdict: 'hidden' })
    expect(await pointsOf(crew.resident)).toBe(0)
    const event = (await county.context
      .model(eventModel)
      .findOne({ tenantId: county.tenant._id, stream: `deliberation:${said}` })
      .lean()) as StoredEvent
    await earnPoints.react(county.context, event)
    expect(await pointsOf(crew.resident)).toBe(0)
  })

  test('two things at once for one person keep the cap', async () => {
    const { id } = crew.resident
    const row = (i: number) =>
      county.context.transact(async (tx) => {
        const data = { helperId: id, helpId: `help-${i}` }
        tx.append(
          'volunteering',
          { _id: newId(), tenantId: tx.tenantId, ...unchained },
          'volunteering.helpConfirmed',
          data,
        )
        return null
      })
    for (let i = 0; i < 6; i++) await row(i)
    await county.server.settle()
    expect(await pointsOf(crew.resident)).toBe(60)
    const rows = await county.context
      .model(earningModel)
      .find({ tenantId: county.tenant._id, accountId: id })
      .lean()
    expect(rows.filter(({ refused }) => refused === 'cap')).toHaveLength(3)
  })
})

describe('the rules', () => {
  const doubled = {
    ...DEFAULT_RULES,
    kinds: { ...DEFAULT_RULES.kinds, help: { points: 40, perDay: null, perMonth: null } },
  }
  const help = () => tell('volunteering.helpConfirmed', { helperId: crew.resident.id, helpId: newId() })

  test('are never back-dated, hold from their moment on, and a stale form is refused', async () => {
    const now = county.server.clock.now()
    const set = (from: number | undefined, version = 0) =>
      admin.call('points.setRules', {
        version,
        rules: doubled,
        ...(from && { from: new Date(from).toISOString() }),
      })
    expect((await set(now - 1)).code).toBe('POINTS_RULE_PAST')
    expect((await set(now + 86_400_000)).ok).toEqual({ version: 1 })
    expect((await set(now + 2 * 86_400_000)).code).toBe('STALE_VERSION')
    await help()
    expect(await pointsOf(crew.resident)).toBe(20)
    await later(crew, 86_400_000)
    await help()
    expect(await pointsOf(crew.resident)).toBe(60)
    const { versions } = (await crew.resident.call('points.rules', {})).ok
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [1, 'current'],
      [0, 'past'],
    ])
  })

  test('are the county administrator’s alone, and of two at once one is told to look again', async () => {
    const townAdmin = await county.administrator('镇管理', county.towns[0]!)
    admin = await county.administrator('周管理')
    const set = (by: Person) => by.call('points.setRules', { version: 1, rules: doubled })
    expect((await set(townAdmin)).code).toBe('AREA_FORBIDDEN')
    expect((await set(crew.resident)).code).toBe('ROLE_MISSING')
    const codes = (await Promise.all([set(admin), set(admin)])).map(({ code }) => code ?? 'done')
    expect(codes.sort()).toEqual(['STALE_VERSION', 'done'])
  })

  test('can be tried on last month before they are set', async () => {
    await later(crew, 31 * 86_400_000)
    admin = await county.administrator('周管理')
    const none = Object.fromEntries(
      Object.keys(DEFAULT_RULES.kinds).map((kind) => [kind, { points: 0, perDay: null, perMonth: null }]),
    ) as typeof DEFAULT_RULES.kinds
    const { month, would, did } = (
      await admin.call('points.previewRules', { rules: { ...doubled, kinds: none } })
    ).ok
    expect(month).toBe('2026-05')
    expect(would.points).toBe(0)
    const uncapped = { ...doubled, perPersonDay: null }
    const all = (await admin.call('points.previewRules', { rules: uncapped })).ok
    expect(all.would.kinds.help.events).toBe(did.kinds.help.events)
    expect(all.would.kinds.help.points).toBe(40 * did.kinds.help.events)
  })
})
