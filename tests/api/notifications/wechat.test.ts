import { openSession } from '../../../server/src/identity'
import { createCourier } from '../../../server/src/notifications/delivery/courier'
import { createSender } from '../../../server/src/notifications/delivery/send'
import { SmsUnknown } from '../../../server/src/notifications/delivery/sms'
import { deliveryModel } from '../../../server/src/notifications/model'
import { modelOn } from '../../../server/src/platform/store/model'
import { aCase, aReport, type Crew, crewOf, step, walk } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import {
  allow,
  deliveriesOf,
  PROGRESS,
  RATING,
  remaining,
  TASK,
  titles,
  told,
  wechatResident,
  withPhone,
} from './people'

const SEND = '/cgi-bin/message/subscribe/send'

let county: County
let crew: Crew
let granny: Person
beforeEach(async () => {
  county = await freshCounty()
  crew = { ...(await crewOf(county)), resident: await wechatResident(county, '李奶奶') }
  granny = crew.resident
})
afterEach(() => county.stop())

const control = () => county.server.simulator.control
const messages = (templateId?: string) =>
  control().messages({ user: '李奶奶', ...(templateId && { templateId }) })
const calls = async () => (await control().requests({ path: SEND })).length
const state = async () =>
  (await deliveriesOf(county, granny)).map((one) => [one.state, one.attempts, one.error])
/** Lets the pause after a failed attempt pass. */
const pause = () => county.server.clock.advance(60 * 60_000)
/** Asks again and again until it holds; throws after `ms`. */
async function until(holds: () => Promise<boolean>, ms: number): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to hold')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
/** An event of which the reporter is told; WeChat may be in any mood. */
const report = () => aReport(crew)

describe('consents', () => {
  test('one consent and three events: one WeChat message, three inbox entries', async () => {
    await allow(county, granny, PROGRESS)
    await aCase(crew, 'dispatched')
    await told(county)
    expect(await titles(granny)).toHaveLength(3)
    expect(await messages()).toHaveLength(1)
    expect(await calls()).toBe(1)
    expect(await remaining(county, granny, PROGRESS)).toEqual([0, 0])
  })

  test('each accept allows one message of its template; a refusal takes none back', async () => {
    await allow(county, granny, PROGRESS, PROGRESS, RATING)
    await granny.call('notifications.consent', { results: { [PROGRESS]: 'reject', [RATING]: 'ban' } })
    expect(await remaining(county, granny, PROGRESS)).toEqual([2, 2])
    await aCase(crew, 'closed')
    await told(county)
    expect(await messages(PROGRESS)).toHaveLength(2)
    expect(await messages(RATING)).toHaveLength(1)
    expect(await titles(granny)).toHaveLength(6)
  })

  test('what WeChat is asked to send keeps to the template and leads to the case', async () => {
    await allow(county, granny, PROGRESS)
    const { id, number } = await report()
    await told(county)
    const [message] = await messages()
    expect(message?.page).toContain(id)
    expect(message?.data).toEqual({
      character_string1: number,
      thing2: '路灯不亮，晚上很黑',
      phrase3: '已收到',
      time4: '2026年5月12日 09:00',
      thing5: '已收到您的反映',
    })
  })

  test('of many events at once, one takes the one consent', async () => {
    await allow(county, granny, PROGRESS)
    await Promise.all(Array.from({ length: 6 }, report))
    await told(county)
    expect(await titles(granny)).toHaveLength(6)
    expect(await messages()).toHaveLength(1)
    expect(await remaining(county, granny, PROGRESS)).toEqual([0, 0])
  })

  test('templates that are not ours and accounts without WeChat count for nothing', async () => {
    await granny.call('notifications.consent', { results: { 'somebody-elses': 'accept' } })
    const byPhone = await county.resident('没有微信')
    await byPhone.call('notifications.consent', { results: { [PROGRESS]: 'accept' } })
    for (const person of [granny, byPhone])
      for (const { remaining: left } of (await person.call('notifications.templates', {})).ok.items)
        expect(left).toBe(0)
  })

  test('an accept sent twice under one key counts once', async () => {
    const results = { [PROGRESS]: 'accept' } as const
    for (let i = 0; i < 3; i++)
      await granny.call('notifications.consent', { results }, { idempotencyKey: 'one-tap-only' })
    expect((await remaining(county, granny, PROGRESS))[0]).toBe(1)
  })

  test('the template for tasks is offered to staff only', async () => {
    const keys = async (person: Person) =>
      (await person.call('notifications.templates', {})).ok.items.map(({ key }) => key)
    expect(await keys(granny)).toEqual(['progress', 'rating', 'news'])
    expect(await keys(crew.handler)).toEqual(['progress', 'rating', 'task', 'news'])
    const { items } = (await crew.handler.call('notifications.templates', {})).ok
    expect(items.find(({ key }) => key === 'task')?.templateId).toBe(TASK)
  })
})

describe('WeChat fails', () => {
  beforeEach(() => allow(county, granny, PROGRESS))

  test.each([
    ['is busy', { kind: 'errcode', errcode: -1 }],
    ['is over its quota', { kind: 'errcode', errcode: 45009 }],
    ['answers 500', { kind: 'http', status: 500 }],
    ['answers 502', { kind: 'http', status: 502 }],
  ] as const)('it %s: the message waits and goes out later, once', async (_, fault) => {
    await control().addFault({ path: SEND, ...fault, times: 2 })
    await report()
    await told(county)
    expect(await titles(granny)).toHaveLength(1)
    expect(await state()).toMatchObject([['waiting', 1, expect.any(String)]])
    await told(county)
    expect(await calls()).toBe(1)
    pause()
    await told(county)
    pause()
    await told(county)
    expect(await state()).toEqual([['sent', 3, null]])
    expect(await messages()).toHaveLength(1)
  })

  test('a refused access token is fetched anew at once', async () => {
    await control().addFault({ path: SEND, kind: 'errcode', errcode: 40001 })
    await report()
    await told(county)
    expect(await state()).toEqual([['sent', 1, null]])
    expect(await messages()).toHaveLength(1)
  })

  test('43101 sets the count to nothing and is not tried again', async () => {
    await allow(county, granny, PROGRESS)
    await control().setUser({ user: '李奶奶', messagesOff: true })
    await report()
    await told(county)
    expect(await state()).toEqual([['refused', 1, '43101']])
    expect((await remaining(county, granny, PROGRESS))[0]).toBe(0)
    pause()
    await told(county)
    expect(await calls()).toBe(1)
  })

  test.each([
    ['the connection is cut', { kind: 'reset' }],
    ['the answer is torn', { kind: 'garbage' }],
  ] as const)('%s after the message went out: it is not sent again', async (_, fault) => {
    await allow(county, granny, PROGRESS)
    await control().addFault({ path: SEND, ...fault, effect: true })
    await report()
    await told(county)
    pause()
    await told(county)
    expect(await state()).toMatchObject([['unknown', 1, expect.any(String)]])
    expect(await messages()).toHaveLength(1)
    expect(await calls()).toBe(1)
  })

  test('a consent that WeChat counted although we heard nothing is put right by its next 43101', async () => {
    await control().addFault({ path: SEND, kind: 'reset', effect: true })
    await report()
    await told(county)
    expect(await remaining(county, granny, PROGRESS)).toEqual([1, 0])
    await report()
    await told(county)
    expect(await remaining(county, granny, PROGRESS)).toEqual([0, 0])
    expect(await messages()).toHaveLength(1)
  })

  test('no answer at all: nobody waits for it, and it is not sent again', async () => {
    await control().addFault({ path: SEND, kind: 'hang' })
    const one = await report()
    await county.server.settle()
    // The inbox and every other event go on while WeChat keeps us waiting.
    await walk(crew, one, 'filed')
    await county.server.settle()
    expect(await titles(granny)).toHaveLength(2)
    await told(county)
    expect(await state()).toMatchObject([['unknown', 1, expect.any(String)]])
    expect(await calls()).toBe(1)
  })

  test('after the last attempt it is given up, the inbox has it, and the consent is back', async () => {
    await control().addFault({ path: SEND, kind: 'errcode', errcode: -1, times: 'always' })
    await report()
    for (let i = 0; i < 12; i++) {
      await told(county)
      pause()
    }
    granny.token = (await openSession(county.context, granny.id)).accessToken
    expect(await state()).toEqual([['failed', 8, '-1']])
    expect(await titles(granny)).toHaveLength(1)
    expect(await remaining(county, granny, PROGRESS)).toEqual([1, 1])
  })

  test('a message that WeChat finds faulty is not tried again, and costs no consent', async () => {
    await control().setTemplates({ templates: [{ id: PROGRESS, title: '另一种', keys: { thing1: '事项' } }] })
    await report()
    await told(county)
    expect(await state()).toMatchObject([['refused', 1, expect.stringContaining('47003')]])
    expect(await remaining(county, granny, PROGRESS)).toEqual([1, 1])
  })

  test('what a process died over may have gone out: it is not sent again', async () => {
    await control().addFault({ path: SEND, kind: 'errcode', errcode: -1 })
    await report()
    const deliveries = modelOn(county.context.connection, deliveryModel)
    await told(county)
    const [one] = await deliveriesOf(county, granny)
    const { tenantId } = county.context
    const died = { state: 'sending', leaseUntil: new Date(Date.now() - 1) } as const
    await deliveries.updateOne({ tenantId, _id: one?._id as string }, { $set: died })
    await told(county)
    expect(await state()).toMatchObject([['unknown', 1, 'sender died']])
    expect(await messages()).toHaveLength(0)
  })
})

describe('channels', () => {
  test('a WeChat that hangs holds up no SMS', async () => {
    await withPhone(county, crew.handler, '13900005678')
    await allow(county, granny, PROGRESS)
    await control().addFault({ path: SEND, kind: 'hang', times: 'always' })
    const one = await aCase(crew, 'handling')
    await step(crew.supervisor, one, 'supervise', { reason: '请抓紧' })
    await county.server.settle()
    // The SMS goes while WeChat is still being waited for, which is given up after five seconds.
    const sms = async () => (await deliveriesOf(county, crew.handler))[0]?.state
    await until(async () => (await sms()) === 'sent', 60_000)
    expect((await deliveriesOf(county, granny)).map((delivery) => delivery.state)).toContain('sending')
  })

  test('an SMS provider that fails is tried again; one that does not answer is not', async () => {
    await withPhone(county, crew.handler, '13900005678')
    const sent: string[] = []
    const moods: (() => void)[] = [
      () => {
        throw new Error('503')
      },
      () => undefined,
      () => {
        throw new SmsUnknown('no answer')
      },
    ]
    const { services } = county.server.process
    const courier = createCourier(
      services,
      createSender(services, {
        async send({ phone, text }) {
          moods.shift()?.()
          sent.push(`${phone} ${text}`)
        },
      }),
    )
    // This process's own courier is not asked: the rows are put back for ours.
    const deliveries = modelOn(county.context.connection, deliveryModel)
    const again = { state: 'waiting', attempts: 0, nextAt: new Date(0), endedAt: null, error: null } as const
    const mine = { tenantId: county.context.tenantId, channel: 'sms' } as const
    const one = await aCase(crew, 'handling')
    await step(crew.supervisor, one, 'supervise', { reason: '请抓紧' })
    await told(county)
    await deliveries.updateMany(mine, { $set: again })

    await courier.drain()
    expect(sent).toEqual([])
    expect(await deliveriesOf(county, crew.handler)).toMatchObject([
      { state: 'waiting', attempts: 1, error: '503' },
    ])
    pause()
    await courier.drain()
    expect(sent).toEqual([expect.stringMatching(/^13900005678 【邻里】“路灯不亮，晚上很黑”.+被督办/)])
    await deliveries.updateMany(mine, { $set: again })
    await courier.drain()
    expect(await deliveriesOf(county, crew.handler)).toMatchObject([{ state: 'unknown', error: 'no answer' }])
    await courier.stop()
  })
})
