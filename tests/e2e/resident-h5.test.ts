import sharp from 'sharp'
import { makeDemo } from '../../server/src/identity'
import { aCase, type Crew, crewOf } from '../support/cases'
import { type County, freshCounty } from '../support/county'
import { type H5, openH5 } from '../support/h5'
import { photo } from '../support/photo'

/** The browser build served by the real server: the keyboard, elder mode, and a report the network loses. */

let county: County
let crew: Crew
let h5: H5

const mine = async () => (await crew.resident.call('cases.mine', { limit: 100 })).ok.items
const titled = async (words: string) => (await mine()).filter(({ title }) => title.includes(words))
const home = () => h5.go('tabs/pages/home/index')

/** Presses Enter on something, as a person with a keyboard. */
async function press(selector: string): Promise<void> {
  await h5.see(selector).focus()
  await h5.page.keyboard.press('Enter')
}

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  crew = await crewOf(county)
  const demo = { accountId: crew.resident.id, username: 'wang', description: '居民' }
  await makeDemo(county.context, demo)
  h5 = await openH5({ origin: county.server.url })
  const { lng, lat } = county.inside(county.grids[0]!)
  await h5.context.grantPermissions(['geolocation'], { origin: county.server.url })
  // Browsers give WGS 84; here GCJ-02 lies 0.0045° east and 0.0024° south of it.
  await h5.context.setGeolocation({ longitude: lng - 0.0045, latitude: lat + 0.0024 })
})
afterAll(async () => {
  await h5?.close()
  await county?.stop()
})

test('who is not signed in sees what is public and where to sign in', async () => {
  await h5.see('.sign-in-card').waitFor()
  await h5.see('.go-public').waitFor()
})

test('a demo account signs in by the keyboard alone', async () => {
  await press('.go-sign-in')
  await press('.demo-wang')
  await h5.see('.go-report').waitFor()
  await h5.see('.section').waitFor()
  expect(await h5.page.locator('.sign-in-card:visible').count()).toBe(0)
})

test('the keyboard alone reports: words, category, pin, 提交', async () => {
  await press('.go-report')
  await h5.page.locator('.spot:visible', { hasText: '西镇南1网格' }).waitFor()
  await h5.see('.in-text textarea').focus()
  await h5.page.keyboard.type('门口的路灯不亮了')
  await press('.category-accept')
  const pin = h5.see('.ll-map__pin--own')
  const before = (await pin.boundingBox())!.x
  await pin.focus()
  await h5.page.keyboard.press('ArrowRight')
  await h5.page.waitForFunction(
    (x) =>
      [...document.querySelectorAll('.ll-map__pin--own')].some((one) => one.getBoundingClientRect().x > x),
    before,
  )
  await press('.submit')
  await h5.see('.open-case').waitFor()
  expect(await titled('门口的路灯')).toHaveLength(1)
  await press('.open-case')
  await h5.page.locator('.case-head:visible', { hasText: '指挥中心正在审核' }).waitFor()
})

test('a report whose answers get lost is one case', async () => {
  await home()
  await press('.go-report')
  await h5.page.locator('.spot:visible', { hasText: '西镇南1网格' }).waitFor()
  await h5.see('.in-text textarea').fill('井盖坏了，答复丢了')
  let tries = 0
  await h5.page.route('**/api/v1/cases', async (route) => {
    if (route.request().method() !== 'POST' || ++tries > 3) return route.continue()
    // The server does it, and its answer is lost.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await press('.submit')
  await h5.page.locator('.reported__title:visible', { hasText: '已经发出' }).waitFor()
  expect(tries).toBe(4)
  expect(await titled('答复丢了')).toHaveLength(1)
  await home()
})

test('a report without a connection is sent once when it is back', async () => {
  await press('.go-report')
  await h5.page.locator('.spot:visible', { hasText: '西镇南1网格' }).waitFor()
  await h5.see('.in-text textarea').fill('路面有坑，没网的时候报的')
  await h5.context.setOffline(true)
  await press('.submit')
  await h5.page.locator('.reported__title:visible', { hasText: '已经存在手机里' }).waitFor()
  expect(await titled('没网的时候')).toHaveLength(0)
  await h5.context.setOffline(false)
  await h5.page.locator('.reported__title:visible', { hasText: '已经发出' }).waitFor()
  expect(await titled('没网的时候')).toHaveLength(1)
})

/** The photos of the case that was reported with these words. */
const photosOf = async (words: string) => {
  const [one] = await titled(words)
  const { attachments } = (await crew.resident.call('cases.view', { id: one!.id })).ok
  return Promise.all(
    attachments.map(async ({ url }) => {
      const bytes = Buffer.from(await (await fetch(new URL(url, county.server.url))).arrayBuffer())
      const { channels } = await sharp(bytes).stats()
      return channels.map(({ mean }) => Math.round(mean / 64)).join('')
    }),
  )
}
const startReport = async (words: string) => {
  await home()
  await press('.go-report')
  await h5.page.locator('.spot:visible', { hasText: '西镇南1网格' }).waitFor()
  await h5.see('.in-text textarea').fill(words)
}

test('words and photos are there again after a reload, are sent, and leave nothing behind', async () => {
  await startReport('台阶松动，写到一半')
  await h5.choosePhotos('.ll-photos__add', await photo('#ff0000'), await photo('#0000ff'))
  await h5.page.locator('.ll-photos__cell--done:visible').nth(1).waitFor()
  await h5.page.reload()
  await h5.page.locator('.ll-photos__cell--done:visible').nth(1).waitFor()
  expect(await h5.see('.in-text textarea').inputValue()).toBe('台阶松动，写到一半')
  const shown = await h5.page
    .locator('.ll-photos__image:visible img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  expect(shown).toEqual([80, 80])
  await h5.page.locator('.spot:visible', { hasText: '西镇南1网格' }).waitFor()
  await press('.submit')
  await h5.see('.open-case').waitFor()
  expect(await photosOf('台阶松动')).toEqual(['400', '004'])
  expect(await keptPhotos()).toEqual([])
})

test('a report with a photo, made without a connection, survives the end of the browser', async () => {
  await startReport('树倒了，没网还关了浏览器')
  const noServer = (url: URL) => url.pathname.startsWith('/api/')
  await h5.page.route(noServer, (route) => route.abort('connectionfailed'))
  await h5.choosePhotos('.ll-photos__add', await photo('#00ff00'))
  await h5.see('.ll-photos__cell--failed').waitFor()
  await press('.submit')
  await h5.page.locator('.reported__title:visible', { hasText: '已经存在手机里' }).waitFor()
  await h5.page.reload()
  expect(await keptPhotos()).toHaveLength(1)
  await h5.page.unroute(noServer)
  await h5.page.reload()
  await h5.page.locator('.reported__title:visible', { hasText: '已经发出' }).waitFor()
  expect(await photosOf('没网还关了')).toEqual(['040'])
  expect(await keptPhotos()).toEqual([])
})

/** Names of the photos that the browser keeps for us. */
const keptPhotos = () =>
  h5.page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const opening = indexedDB.open('linli')
        opening.onsuccess = () => {
          const all = opening.result.transaction('photos').objectStore('photos').getAllKeys()
          all.onsuccess = () => resolve(all.result)
        }
      }),
  )

test('a new message shows without reloading', async () => {
  await home()
  await h5.see('.go-report').waitFor()
  const before = (await crew.resident.call('notifications.unread', {})).ok.count
  await aCase(crew, 'closed')
  await county.server.settle()
  const { count } = (await crew.resident.call('notifications.unread', {})).ok
  expect(count).toBeGreaterThan(before)
  await h5.page.locator('.unread-row:visible', { hasText: `${count} 条新消息` }).waitFor()
})

test('all messages are marked as read at once', async () => {
  await press('.unread-row')
  await press('.mark-all')
  await h5.page.locator('.mark-all').waitFor({ state: 'detached' })
  expect((await crew.resident.call('notifications.unread', {})).ok.count).toBe(0)
})

test('elder mode has four large actions and targets of at least 60 px', async () => {
  await h5.page.evaluate(() => {
    location.hash = '#/tabs/pages/me/index'
  })
  await press('.elder-mode')
  await home()
  await h5.see('.four-actions').waitFor()
  expect(await h5.page.locator('.four-actions__one:visible').count()).toBe(4)
  for (const page of ['tabs/pages/home', 'cases/pages/mine', 'tabs/pages/me', 'cases/pages/report']) {
    await h5.page.evaluate((to) => {
      location.hash = `#/${to}/index`
    }, page)
    await h5.see('.ll-screen--elder [role="button"]').waitFor()
    expect({ page, low: await tooLow() }).toEqual({ page, low: [] })
  }
})

/** What can be tapped on the page and is lower or narrower than 60 px. */
const tooLow = () =>
  h5.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role="button"], [role="tab"], [role="switch"]')]
      .filter((one) => one.offsetParent !== null)
      .map((one) => ({ name: one.className, box: one.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 59.5)
      .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
  )

test('an account is deleted only with the words typed', async () => {
  await h5.page.evaluate(() => {
    location.hash = '#/identity/pages/privacy/index'
  })
  await h5.see('.in-confirm input').fill('注销')
  expect(await h5.see('.delete-me').getAttribute('aria-disabled')).toBe('true')
  await h5.see('.in-confirm input').fill('注销账号')
  await press('.delete-me')
  await h5.page.locator('.taro-modal__confirm, .taro-model__confirm').click()
  await h5.see('.sign-in-card').waitFor()
  expect((await crew.resident.call('identity.me', {})).status).toBe(401)
})

test('nothing was thrown', () => {
  expect(h5.errors).toEqual([])
})
