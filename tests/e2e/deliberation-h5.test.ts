import { makeDemo } from '../../server/src/identity'
import { aTopic, freshPlace, type Place } from '../api/deliberation/people'
import { type H5, openH5 } from '../support/h5'

/** A topic in the browser build: arguing, taking positions card by card, and the map of opinions that comes of it. */

let place: Place
let topicId: string
let h5: H5

beforeAll(async () => {
  place = await freshPlace()
  const { county } = place
  topicId = (await aTopic(place)).id
  const neighbour = await county.resident('李建国')
  await makeDemo(county.context, { accountId: neighbour.id, username: 'resident', description: '居民' })
  // Accounts of the county: their words need no check, and twelve of them are quickly made.
  const people = await Promise.all(Array.from({ length: 12 }, (_, i) => county.council(`委员${i}`)))
  for (let s = 0; s < 6; s++) {
    const given = { id: topicId, text: `第${s + 1}种办法可以接受` }
    const { id } = (await people[0]!.call('deliberation.state', given)).ok
    for (const [p, one] of people.entries()) {
      const vote = s === 5 ? 'agree' : p < 6 === s % 2 > 0 ? 'agree' : 'disagree'
      await one.call('deliberation.vote', { id, vote }).then((answer) => answer.ok)
    }
  }
  h5 = await openH5({ origin: county.server.url })
})
afterAll(async () => {
  expect(h5?.errors ?? []).toEqual([])
  await h5?.close()
  await place?.county.stop()
})

test('a resident argues and takes a position on every card', async () => {
  await h5.signInAs('resident')
  await h5.go(`deliberation/pages/topic/index?id=${topicId}`)
  await h5.see('.argue-pro').click()
  await h5.see('.in-words textarea').fill('集中充电更安全')
  await h5.see('.send-words').click()
  // Nobody can ask WeChat about somebody who came by the browser: a person looks first.
  await h5.see('.side-pro', '检查中，通过后公开').waitFor()
  await h5.see('.seg-stance').click()
  for (let said = 1; said <= 6; said++) {
    await h5.see('.say-agree').click()
    await h5.see('.stance', `已表态 ${said} 条，共 6 条`).waitFor()
  }
})

test('the map is drawn: groups with their numbers, what unites and divides, in words as well', async () => {
  await place.county.server.runJob('deliberation.mapOpinions')
  await h5.page.reload()
  await h5.see('.seg-stance').click()
  await h5.see('.opinion', '13 人参与').waitFor()
  await h5.see('.unites', '第6种办法可以接受').waitFor()
  await h5.see('.divides').waitFor()
  const map = h5.see('.opinion__map')
  await map.scrollIntoViewIfNeeded()
  // Drawn, and not a broken picture; who can't see it hears the groups.
  const drawn = await map.evaluate(async (node) => {
    const image = (node.tagName === 'IMG' ? node : node.querySelector('img')) as HTMLImageElement
    await image.decode()
    return image.naturalWidth
  })
  expect(drawn).toBeGreaterThan(0)
  expect(await h5.page.locator('[aria-label*="甲组 6 人"]').count()).toBeGreaterThan(0)
  await h5.picture('opinion-map')
  await h5.see('.all-statements').click()
  await h5.see('.statements .change-to-disagree').click()
  await h5.see('.statements', '我：不同意').waitFor()
})
