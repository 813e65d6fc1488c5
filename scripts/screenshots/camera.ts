import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { openPhone } from '../browser/phone'
import { drawPhoto } from '../demo-county/photos'
import { randomFrom } from '../demo-county/random'
import type { Picture } from './pictures'

/** Where the phones stand: in 东门社区. Browsers give WGS 84. */
const place = { longitude: 119.6355, latitude: 30.1024 }

/** The first of what is seen of it; pages below the one in front are hidden, not gone. */
const seen = (page: Page, selector: string) => page.locator(`${selector}:visible`).first()

async function signIn(page: Page, origin: string, username: string): Promise<void> {
  await page.goto(`${origin}/#/identity/pages/sign-in/index`)
  await seen(page, `.demo-${username}`).click()
  await seen(page, '.home').waitFor()
}

/** What the page shows; nothing while there is a placeholder or a photo still comes. */
const DRAWN = `(() => {
  const isSeen = (element) => element.getClientRects().length > 0
  const isWaiting = [...document.querySelectorAll('.ll-skeleton')].some(isSeen) ||
    [...document.images].some((photo) => !photo.complete)
  return isWaiting ? '' : document.body.innerHTML
})()`

/** Waits until the page is drawn and has stood still for a moment. */
async function untilDrawn(page: Page): Promise<void> {
  const until = Date.now() + 60_000
  for (let before = ''; ; ) {
    const now: string = await page.evaluate(DRAWN)
    if (now !== '' && now === before) return
    if (Date.now() > until) throw new Error(`${page.url()} does not come to rest`)
    before = now
    await pause(700)
  }
}

/**
 * Takes a picture of what a demo account sees.
 * @param origin where the program runs
 * @returns a PNG of 750 × 1624
 * @throws Error when the page does not come, or throws itself
 */
export async function take(
  { as, at, taps = [], top, elder = false }: Picture,
  origin: string,
): Promise<Buffer> {
  const photo = {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await drawPhoto('lamp', false, randomFrom(1)),
  }
  const phone = await openPhone()
  await phone.grantPermissions(['geolocation'], { origin })
  await phone.setGeolocation(place)
  try {
    const page = await phone.newPage()
    const thrown: string[] = []
    page.on('pageerror', ({ message }) => thrown.push(message))
    page.on('filechooser', (chooser) => chooser.setFiles(photo))
    await signIn(page, origin, as)
    if (elder) await page.evaluate(`localStorage.setItem('elder-mode', '{"data":true}')`)
    await page.goto('about:blank')
    await page.goto(`${origin}/#${at}`)
    for (const selector of taps) {
      await seen(page, selector).click()
      await untilDrawn(page)
    }
    await untilDrawn(page)
    if (top) await seen(page, top).evaluate('(element) => element.scrollIntoView()')
    if (thrown.length > 0) throw new Error(thrown.join('\n'))
    return await page.screenshot({ animations: 'disabled', caret: 'hide' })
  } finally {
    await phone.close()
  }
}
