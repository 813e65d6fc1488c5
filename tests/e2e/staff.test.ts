import { aCase, aReport, type Crew, crewOf, step } from '../support/cases'
import { freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'
import { photo } from '../support/photo'
import { staffHands } from '../support/staff-hands'

/** What happens to staff in the street beside the good way: somebody is faster, the connection goes, the next case waits. */

let crew: Crew
let h5: H5
let hands: ReturnType<typeof staffHands>

beforeAll(async () => {
  crew = await crewOf(await freshCounty({ at: new Date().toISOString() }))
  h5 = await openH5({ origin: crew.county.server.url })
  hands = staffHands(h5, crew.county.server.url)
})
afterAll(async () => {
  expect(h5.errors).toEqual([])
  await h5.close()
  await crew.county.stop()
})

const open = (by: Person, page: string) => hands.open(by, page)
const shown = (selector: string) => hands.shown(selector)
const tap = (selector: string) => hands.tap(selector)
const type = (words: string) => shown('.in-note textarea').fill(words)

test('the desk says why each case waits; after a step the next task is offered at once', async () => {
  const first = await aReport(crew, { text: '东门路灯不亮' })
  const second = await aReport(crew, { text: '西门路灯不亮' })
  await open(crew.gridWorker, 'desk/index')
  await shown(`.case-${second.id}`).waitFor()
  expect(await shown(`.case-${first.id} .task-card__reason`).textContent()).not.toBe('')
  await tap(`.case-${first.id}`)
  await tap('.do-verifyOnSite')
  await tap('.result-yes')
  await type('灯杆 12 号不亮')
  await tap('.step-submit')
  await tap('.next-task')
  await shown('.head-card__title').waitFor()
  await h5.page.waitForURL((url) => url.hash.includes(second.id))
})

test('somebody faster: the changes are shown, what was typed stays and is sent after a look', async () => {
  const one = await aReport(crew)
  await open(crew.gridWorker, `step/index?id=${one.id}&action=verifyOnSite`)
  await tap('.result-yes')
  await type('灯杆 12 号不亮')
  await step(crew.dispatcher, one, 'remark', { note: '请先看配电箱' })
  await tap('.step-submit')
  await shown('.changes-card').getByText('请先看配电箱').waitFor()
  expect(await shown('.in-note textarea').inputValue()).toBe('灯杆 12 号不亮')
  await tap('.accept-changes')
  await tap('.step-submit')
  await shown('.timeline-card').getByText('灯杆 12 号不亮').waitFor()
})

test('a step that somebody else has taken is gone, the words are not', async () => {
  const one = await aReport(crew)
  await open(crew.dispatcher, `step/index?id=${one.id}&action=reject`)
  await shown('.in-reason textarea').fill('属于住户室内设施')
  await step(crew.dispatcher, one, 'file')
  await tap('.step-submit')
  await hands.sayYes()
  await tap('.accept-changes')
  await shown('.step-page__typed').getByText('属于住户室内设施').waitFor()
})

test('without a connection a step is kept on the phone and happens once when it is back', async () => {
  const one = await aCase(crew, 'dispatched')
  await open(crew.handler, `work/index?id=${one.id}`)
  await shown('.do-accept').waitFor()
  await h5.context.setOffline(true)
  await tap('.do-accept')
  await shown('.waiting-card').getByText('联网后自动提交').waitFor()
  await expect(shown('.do-accept').count()).resolves.toBe(0)
  await h5.context.setOffline(false)
  await shown('.do-handle').waitFor()
  const { timeline, stage } = (await crew.handler.call('cases.view', { id: one.id })).ok
  expect(stage).toBe('handling')
  expect(timeline.filter(({ action }) => action === 'accept')).toHaveLength(1)
})

test('words and photos of a step are there again after a reload, and are sent', async () => {
  const one = await aCase(crew, 'handling')
  await open(crew.handler, `step/index?id=${one.id}&action=handle`)
  await type('已换灯泡')
  await h5.choosePhotos('.ll-photos__add', await photo('#eec'))
  await shown('.ll-photos__cell--done').waitFor()
  await h5.page.reload()
  await shown('.ll-photos__cell--done').waitFor()
  expect(await shown('.in-note textarea').inputValue()).toBe('已换灯泡')
  await tap('.step-submit')
  await shown('.timeline-card').getByText('已换灯泡').waitFor()
  const { timeline } = (await crew.handler.call('cases.view', { id: one.id })).ok
  expect(timeline.at(-1)?.attachments).toHaveLength(1)
})

test('words that were not sent are there again', async () => {
  const one = await aReport(crew)
  await open(crew.gridWorker, `work/index?id=${one.id}`)
  await tap('.do-verifyOnSite')
  await type('写到一半')
  await h5.page.goBack()
  await tap('.do-verifyOnSite')
  await h5.page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLTextAreaElement>('.in-note textarea')].some(
      (field) => field.value === '写到一半',
    ),
  )
})
