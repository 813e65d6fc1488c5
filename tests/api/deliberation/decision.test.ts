import { crewOf, step, walk } from '../../support/cases'
import type { Person } from '../../support/county'
import { titles } from '../notifications/people'
import { aTopic, DAY, freshPlace, later, type Place } from './people'

let place: Place
beforeAll(async () => {
  place = await freshPlace()
})
afterAll(() => place.county.stop())

const at = (ms: number) => new Date(place.county.server.clock.now() + ms).toISOString()

test('a meeting: announced in time, checked in by the code of the room, equal turns, one motion at a time, minutes', async () => {
  const { council, county } = place
  const [wang, li, zhao] = place.residents as [Person, Person, Person]
  const topic = await aTopic(place)
  const given = {
    id: topic.id,
    title: '充电棚选址议事会',
    place: '社区活动室',
    agenda: [{ title: '确定选址', minutes: 30 }],
  }
  expect((await council.call('deliberation.callMeeting', { ...given, at: at(2 * DAY) })).code).toBe(
    'MEETING_NOTICE_SHORT',
  )
  const { id } = (await council.call('deliberation.callMeeting', { ...given, at: at(4 * DAY) })).ok
  await county.server.settle()
  expect(await titles(li)).toContain('邀请您参加议事会议')
  const { text } = (await li.call('deliberation.meetingCalendar', { id })).ok
  expect(text).toContain('BEGIN:VEVENT')
  expect(text).toContain('SUMMARY:充电棚选址议事会')

  expect((await council.call('deliberation.openMeeting', { id })).code).toBe('MEETING_EARLY')
  await later(place, 4 * DAY - 30 * 60_000 - 1)
  expect((await council.call('deliberation.openMeeting', { id })).code).toBe('MEETING_EARLY')
  expect((await council.call('deliberation.meeting', { id })).ok.abilities).not.toContain('open')
  await later(place, 1)
  expect((await council.call('deliberation.meeting', { id })).ok.abilities).toContain('open')
  expect((await council.call('deliberation.meetingCode', { id })).code).toBe('MEETING_STATE')
  await council.call('deliberation.openMeeting', { id }).then((answer) => answer.ok)
  const { code } = (await council.call('deliberation.meetingCode', { id })).ok
  expect((await li.call('deliberation.checkIn', { id, code: `${code}x` })).code).toBe('CHECK_IN_CODE_WRONG')
  for (const who of [wang, li, zhao])
    expect((await who.call('deliberation.checkIn', { id, code })).ok.checkedIn).toBe(true)
  // Whom the minutes may give a task to, the council sees; nobody else.
  expect((await council.call('deliberation.meeting', { id })).ok.attendees.map((one) => one.id)).toEqual([
    wang.id,
    li.id,
    zhao.id,
  ])
  expect((await li.call('deliberation.meeting', { id })).ok.attendees).toEqual([])
  county.server.clock.advance(61_000)
  expect((await place.residents[3]!.call('deliberation.checkIn', { id, code })).code).toBe(
    'CHECK_IN_CODE_WRONG',
  )
  expect((await place.residents[3]!.call('deliberation.askToSpeak', { id, on: true })).code).toBe(
    'NOT_AT_MEETING',
  )

  await wang.call('deliberation.askToSpeak', { id, on: true }).then((answer) => answer.ok)
  expect((await council.call('deliberation.nextSpeaker', { id })).ok.speaking?.name).toBe(
    (await wang.call('identity.me', {})).ok.name || '居民',
  )
  await wang.call('deliberation.askToSpeak', { id, on: true })
  await li.call('deliberation.askToSpeak', { id, on: true })
  await council.call('deliberation.nextSpeaker', { id })
  // 王 asked first, but has spoken already.
  expect((await li.call('deliberation.meeting', { id })).ok.speaking?.me).toBe(true)

  const agendaId = (await li.call('deliberation.meeting', { id })).ok.agenda[0]!.id
  expect((await council.call('deliberation.openMotion', { id, agendaId: 'x', text: '临时动议' })).code).toBe(
    'NOT_ON_AGENDA',
  )
  await council
    .call('deliberation.openMotion', { id, agendaId, text: '选在北门空地' })
    .then((answer) => answer.ok)
  expect((await council.call('deliberation.openMotion', { id, agendaId, text: '另一个动议' })).code).toBe(
    'MOTION_OPEN',
  )
  expect((await council.call('deliberation.endMeeting', { id, minutes: '会议纪要会议纪要会议' })).code).toBe(
    'MOTION_OPEN',
  )
  for (const [who, answer] of [
    [wang, 'yes'],
    [li, 'yes'],
    [zhao, 'no'],
    [zhao, 'abstain'],
  ] as const)
    await who.call('deliberation.voteOnMotion', { id, answer }).then((one) => one.ok)
  expect((await council.call('deliberation.voteOnMotion', { id, answer: 'yes' })).status).toBe(403)
  expect((await wang.call('deliberation.meeting', { id })).ok.motions[0]).toMatchObject({
    yes: null,
    voted: 3,
    mine: 'yes',
  })
  const closed = (await council.call('deliberation.closeMotion', { id })).ok
  expect(closed.motions[0]).toMatchObject({ yes: 2, no: 0, abstain: 1, passed: true, open: false })
  const tasks = [{ text: '量好北门空地尺寸', ownerId: zhao.id, dueAt: at(3 * DAY) }]
  await council
    .call('deliberation.endMeeting', { id, minutes: '一致同意选在北门空地，赵某量尺寸。', tasks })
    .then((answer) => answer.ok)
  await county.server.settle()
  expect(await titles(zhao)).toContain('会议给您安排了任务')
  expect((await council.call('deliberation.openMotion', { id, agendaId, text: '会后动议' })).code).toBe(
    'MEETING_STATE',
  )
  const taskId = (await zhao.call('deliberation.meeting', { id })).ok.tasks[0]!.id
  const tick = (by: Person, task = taskId) => by.call('deliberation.finishTask', { id, taskId: task })
  expect((await tick(li)).code).toBe('TARGET_UNKNOWN')
  expect((await tick(zhao, 'none')).code).toBe('TARGET_UNKNOWN')
  const twice = await Promise.all([tick(zhao), tick(council)])
  expect(twice.map(({ ok }) => ok.tasks[0]!.done)).toEqual([true, true])
})

test('四议两公开: no step skipped, quorum and majority, notice days, an objection pauses', async () => {
  const { council } = place
  const [, li] = place.residents as [Person, Person]
  const { id } = await aTopic(place, { fourSteps: true })
  const take = (step: string, more: object = {}) =>
    council.call('deliberation.takeFourStep', { id, step, note: '会议记录在案', ...more } as never)
  expect((await take('committees')).code).toBe('FOUR_STEP_SKIPPED')
  expect((await take('branch')).ok.nextFourStep).toBe('committees')
  expect((await council.call('deliberation.decide', { id, text: '同意修建' })).code).toBe('FOUR_STEPS_OPEN')
  await take('committees')
  expect((await take('partyMembers', { due: 45, present: 29, agree: 29 })).code).toBe('QUORUM_MISSING')
  expect((await take('partyMembers', { due: 45, present: 30, agree: 22 })).code).toBe('MAJORITY_MISSING')
  expect((await take('partyMembers', { due: 45, present: 30, agree: 23 })).status).toBe(200)
  const voted = (await take('representatives', { due: 60, present: 40, agree: 21, women: 19 })).ok
  expect(voted.fourSteps?.at(-1)).toMatchObject({ fewWomen: true, agree: 21 })
  const decided = (await council.call('deliberation.decide', { id, text: '同意在北门修建充电棚' })).ok
  expect(decided).toMatchObject({
    stage: 'decided',
    nextFourStep: 'publishResult',
    decision: { noticeUntil: at(7 * DAY) },
  })
  await council
    .call('deliberation.planStep', { id, title: '平整场地', dueAt: at(30 * DAY), amountFen: 500_000 })
    .then((a) => a.ok)
  expect((await council.call('deliberation.execute', { id })).code).toBe('NOTICE_RUNNING')

  await later(place, 5 * DAY)
  const objected = (await li.call('deliberation.object', { id, text: '预算明细没有公布' })).ok
  expect(objected.decision?.paused).toBe(true)
  await later(place, 4 * DAY)
  expect((await council.call('deliberation.execute', { id })).code).toBe('OBJECTION_OPEN')
  const objectionId = objected.objections[0]!.id
  const settled = (
    await council.call('deliberation.settleObjection', { id, objectionId, answer: '明细已张贴在公告栏' })
  ).ok
  expect(settled.decision).toMatchObject({ paused: false, noticeUntil: at(2 * DAY) })
  expect((await council.call('deliberation.execute', { id })).code).toBe('NOTICE_RUNNING')
  await later(place, 2 * DAY + 1)
  expect((await council.call('deliberation.execute', { id })).ok.stage).toBe('executing')
})

test('a decision is carried out by steps and a case, shown, reviewed, and can be raised again', async () => {
  const { council, county, areaId } = place
  const [wang, li] = place.residents as [Person, Person]
  const { id } = await aTopic(place)
  await council.call('deliberation.decide', { id, text: '修好北门路灯' }).then((answer) => answer.ok)
  const unitId = Object.values(county.units)[0]!._id
  for (const title of ['张贴告示', '更换北门路灯'])
    await council
      .call('deliberation.planStep', { id, title, unitId, dueAt: at(20 * DAY), amountFen: 120_000 })
      .then((a) => a.ok)
  await later(place, 7 * DAY + 1)
  const crew = await crewOf(county)
  const { steps } = (await council.call('deliberation.execute', { id })).ok
  const spot = { ...county.inside(county.grids[0]!), address: '北门' }
  const version = (await council.call('deliberation.topic', { id })).ok.version
  const twice = await Promise.all(
    [1, 2].map(() =>
      council.call('deliberation.dispatchStep', { id, version, stepId: steps[1]!.id, place: spot }),
    ),
  )
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  const caseId = (await council.call('deliberation.topic', { id })).ok.steps[1]!.case!.id
  expect(
    (await council.call('deliberation.finishStep', { id, stepId: steps[1]!.id, note: '修好了' })).code,
  ).toBe('STEP_DISPATCHED')
  await council
    .call('deliberation.finishStep', { id, stepId: steps[0]!.id, note: '已张贴' })
    .then((answer) => answer.ok)
  expect((await council.call('deliberation.publishResult', { id, text: '都已完成' })).code).toBe('STEPS_OPEN')

  expect((await step(crew.dispatcher, { id: caseId }, 'file', { categoryCode: '0102' })).status).toBe(200)
  await county.server.settle()
  expect((await li.call('deliberation.topic', { id })).ok.steps[1]!.case?.stage).toBe('filed')
  await walk(crew, (await crew.dispatcher.call('cases.view', { id: caseId })).ok, 'closed')
  await county.server.settle()
  expect((await li.call('deliberation.topic', { id })).ok.steps[1]).toMatchObject({
    done: true,
    case: { stage: 'closed' },
  })
  expect(await titles(li)).toContain('实施有进展')

  expect((await li.call('deliberation.review', { id, solved: true, satisfaction: 'satisfied' })).code).toBe(
    'NOT_REVIEWABLE',
  )
  await council.call('deliberation.publishResult', { id, text: '路灯已全部更换' }).then((answer) => answer.ok)
  await county.server.settle()
  expect(await titles(wang)).toContain('结果已公开，请您评议')
  await li
    .call('deliberation.review', { id, solved: true, satisfaction: 'satisfied' })
    .then((answer) => answer.ok)
  await li
    .call('deliberation.review', { id, solved: false, satisfaction: 'basically' })
    .then((answer) => answer.ok)
  expect((await wang.call('deliberation.topic', { id })).ok.reviews).toEqual({
    count: 1,
    solved: 0,
    satisfied: 1,
  })
  expect((await council.call('deliberation.endReview', { id })).ok.stage).toBe('reviewed')
  const again = await wang.call('deliberation.propose', {
    title: '北门路灯又坏了',
    text: '换过的路灯又有两盏不亮了。',
    areaId,
    previousTopicId: id,
  })
  expect(again.ok.previousTopicId).toBe(id)
})

test('an objection not yet judged is read by its author and the council only, until they have answered; nobody answers his own', async () => {
  const { council, second, county } = place
  const [wang] = place.residents as [Person]
  const { id } = await aTopic(place)
  await council.call('deliberation.decide', { id, text: '同意修建' }).then((answer) => answer.ok)
  // Nobody can ask WeChat about somebody who has no account there.
  const quiet = await county.resident('无微信')
  const text = '施工时间没有说清楚'
  expect((await quiet.call('deliberation.object', { id, text })).ok.objections).toMatchObject([{ text }])
  const read = async (by: Person) => (await by.call('deliberation.topic', { id })).ok.objections[0]!
  expect(await read(council)).toMatchObject({ text })
  expect((await read(wang)).text).not.toContain(text)
  const objectionId = (await read(council)).id
  await council
    .call('deliberation.settleObjection', { id, objectionId, answer: '每天上午施工' })
    .then((answer) => answer.ok)
  expect(await read(wang)).toMatchObject({ text, answer: '每天上午施工' })

  const own = (await council.call('deliberation.object', { id, text: '我自己也有异议' })).ok.objections[1]!
  const answer = { id, objectionId: own.id, answer: '没有问题' }
  expect((await council.call('deliberation.settleObjection', answer)).code).toBe('OWN_POST')
  expect((await second.call('deliberation.settleObjection', answer)).status).toBe(200)
  expect((await second.call('deliberation.settleObjection', answer)).code).toBe('NO_OBJECTION')
  await later(place, 7 * DAY + 1)
  expect((await wang.call('deliberation.object', { id, text: '公示期已经过了' })).code).toBe('TOPIC_CLOSED')
})
