import { hideFile } from '../../../server/src/files'
import { grantRole } from '../../../server/src/identity'
import { act, type Somebody, type World, world } from '../files/world'
import { MINUTE_MS, photoOf, seen, stateOf, told, wordsOf } from './watched'

const EAST = '/county/east/'
const WEST = '/county/west/'

let here: World
let li: Somebody
let judge: Somebody
beforeEach(async () => {
  here = await world()
  li = await here.resident('李')
  judge = await here.staff('派遣员', 'dispatcher')
  await here.server.simulator.control.addVerdict({ suggest: 'review' })
})
afterEach(() => here.stop())

const queue = (person: Somebody, more: { limit?: number; cursor?: string } = {}) =>
  here.server.call('moderation.queue', more, { token: person.token })
const decide = (person: Somebody, id: string, verdict: 'pass' | 'hide', reason = '看过了') =>
  here.server.call('moderation.decide', { id, verdict, reason }, { token: person.token })
/** Everything that is written down is sent, answered and handed to a person. */
const checked = async () => {
  await here.server.settle()
  await here.server.simulator.control.flushPushes()
}
const waiting = async (areaPath?: string) => {
  const photo = await photoOf(li, areaPath)
  await checked()
  return { photo, id: (await queue(judge)).ok.items.find(({ owner }) => owner.id === photo.caseId)!.id }
}

test('words and photos wait, longest first, with what is to be judged', async () => {
  const words = await wordsOf(li, '加微信返利')
  await checked()
  here.server.clock.advance(MINUTE_MS)
  const photo = await photoOf(li)
  await checked()
  const { items, next } = (await queue(judge)).ok
  expect(items).toMatchObject([
    { kind: 'text', owner: { kind: 'case', id: words }, why: 'review', text: '加微信返利', file: null },
    {
      kind: 'photo',
      owner: { kind: 'case', id: photo.caseId },
      why: 'review',
      text: null,
      file: { id: photo.file.id },
    },
  ])
  expect(next).toBeNull()
  expect(JSON.stringify(items)).not.toContain(li.id)
  const first = (await queue(judge, { limit: 1 })).ok
  const second = (await queue(judge, { limit: 1, cursor: first.next as string })).ok
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  expect((await queue(judge, { cursor: 'nonsense' })).code).toBe('CURSOR_INVALID')
})

test('a judge sees and decides what lies in the own area', async () => {
  const east = await here.staff('东镇', 'dispatcher', EAST)
  const { id } = await waiting(`${WEST}village/grid/`)
  const near = await waiting(`${EAST}village/grid/`)
  expect((await queue(east)).ok.items.map((item) => item.id)).toEqual([near.id])
  expect((await decide(east, id, 'pass')).code).toBe('AREA_FORBIDDEN')
  expect((await decide(east, near.id, 'pass')).status).toBe(200)
})

test('nobody judges what he wrote himself', async () => {
  const { id } = await waiting()
  const place = { areaId: 'county', areaPath: '/county/', areaName: '县' }
  await grantRole(here.county, { accountId: li.id, role: 'dispatcher', ...place })
  expect((await decide(li, id, 'pass')).code).toBe('SAME_PERSON')
  expect((await decide(judge, id, 'pass')).status).toBe(200)
})

test('another county sees nothing of it', async () => {
  const { id } = await waiting()
  const far = await here.staff('邻县', 'dispatcher', '/county/', here.other)
  expect((await queue(far)).ok.items).toEqual([])
  expect([(await decide(far, id, 'pass')).status]).toEqual([404])
})

test('residents and handlers judge nothing', async () => {
  const { id } = await waiting()
  for (const person of [li, await here.staff('维修工', 'handler')]) {
    expect((await queue(person)).code).toBe('ROLE_MISSING')
    expect((await decide(person, id, 'pass')).code).toBe('ROLE_MISSING')
  }
})

test('what a person lets pass is told, and waits no longer', async () => {
  const { id, photo } = await waiting()
  expect((await decide(judge, id, 'pass')).ok).toEqual({ id, verdict: 'passed' })
  expect(await told(here, photo.caseId)).toEqual(['passed'])
  expect((await queue(judge)).ok.items).toEqual([])
  expect(await seen(here, photo)).toBe(200)
})

test('what a person hides is gone with the same click', async () => {
  const { id, photo } = await waiting()
  expect((await decide(judge, id, 'hide', '')).code).toBe('INPUT_INVALID')
  expect((await decide(judge, id, 'hide', '拍到了人脸')).ok.verdict).toBe('hidden')
  expect([await stateOf(li, photo), await seen(here, photo)]).toEqual(['hidden', 404])
})

test('two judges at once: one is told that it has been decided', async () => {
  const { id, photo } = await waiting()
  const answers = await Promise.all([decide(judge, id, 'pass'), decide(judge, id, 'hide')])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.code).toBe('MODERATION_DECIDED')
  expect(await told(here, photo.caseId)).toHaveLength(1)
})

test('one click that is sent twice under one key is one judgement', async () => {
  const { id } = await waiting()
  const once = () =>
    here.server.call(
      'moderation.decide',
      { id, verdict: 'pass', reason: '看过了' },
      { token: judge.token, idempotencyKey: 'the-one-click' },
    )
  const answers = [await once(), await once()]
  expect(answers.map(({ body }) => body)).toEqual([answers[0]!.body, answers[0]!.body])
  expect(answers[1]!.status).toBe(200)
})

test('what is still with WeChat is not yet to be judged, and a photo that is gone is shown as such', async () => {
  const photo = await photoOf(li)
  await here.server.settle()
  expect((await queue(judge)).ok.items).toEqual([])
  await checked()
  await act(li, (tx) => hideFile(tx, photo.file.id))
  expect((await queue(judge)).ok.items).toMatchObject([{ file: null }])
})
