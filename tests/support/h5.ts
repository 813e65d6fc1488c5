import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { openPhone } from '../../scripts/browser/phone'
import { typeOf } from './weapp-host/host'

const build = path.resolve(__dirname, '../../miniprogram/dist/h5')

export interface H5 {
  page: Page
  context: BrowserContext
  /** Exceptions of the page so far; a test ends with none. */
  errors: string[]
  /** The first that is shown, with these words in it. */
  see(selector: string, words?: string): Locator
  /** Opens a page, without its leading slash. */
  go(page: string): Promise<void>
  /** Signs in as one of the demo people, and waits for the home page. */
  signInAs(username: string): Promise<void>
  /** Says yes in the dialog in front. */
  sayYes(): Promise<void>
  /** A picture of the page, to be looked at, in the folder that LINLI_PICTURES names; none without it. */
  picture(name: string): Promise<void>
  /** Taps what asks for photos, and chooses these. */
  choosePhotos(asking: string, ...photos: Buffer[]): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the h5 build on a phone-sized Chromium.
 * @param origin the server under test; without it the files alone are served, for what needs no server
 */
export async function openH5({ origin }: { origin?: string } = {}): Promise<H5> {
  const alone = origin ? undefined : await serveFiles()
  const context = await openPhone()
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message, stack }) => errors.push(stack ?? message))
  await page.goto(origin ?? alone?.url ?? '')
  const see: H5['see'] = (selector, words) =>
    page.locator(`${selector}:visible`, words === undefined ? {} : { hasText: words }).first()
  const go: H5['go'] = (to) =>
    page.evaluate((hash) => {
      location.hash = hash
    }, `#/${to}`)
  return {
    ...{ page, context, errors, see, go },
    async signInAs(username) {
      await go('identity/pages/sign-in/index')
      await see(`.demo-${username}`).click()
      await see('.go-report').waitFor()
    },
    sayYes: () => see('.taro-model__confirm').click(),
    async picture(name) {
      const folder = process.env.LINLI_PICTURES
      if (folder) await page.screenshot({ path: `${folder}/h5-${name}.png`, fullPage: true })
    },
    choosePhotos: async (asking, ...photos) => {
      const chooser = page.waitForEvent('filechooser')
      await page.locator(`${asking}:visible`).first().tap()
      const files = photos.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer }))
      await (await chooser).setFiles(files)
    },
    close: async () => {
      await context.close()
      alone?.close()
    },
  }
}

async function serveFiles(): Promise<{ url: string; close(): void }> {
  if (!existsSync(path.join(build, 'index.html')))
    throw new Error('no h5 build: npm run build:h5 -w miniprogram')
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://h5')
    const file = path.join(build, pathname === '/' ? 'index.html' : path.normalize(pathname))
    const found = existsSync(file) && statSync(file).isFile()
    response
      .writeHead(found ? 200 : 404, { 'content-type': typeOf(file) })
      .end(found ? readFileSync(file) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close }
}
