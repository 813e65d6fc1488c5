import path from 'node:path'
import automator from 'miniprogram-automator'
import type { Page } from 'playwright-core'
import { openPhone } from '../../scripts/browser/phone'
import { openBridge } from './weapp-host/bridge'
import { Host, type Phone } from './weapp-host/host'
import { serve } from './weapp-host/serve'

const repository = path.resolve(__dirname, '../..')
const defaultBuild = path.join(repository, 'miniprogram/dist/weapp')

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Found = NonNullable<
  Awaited<ReturnType<NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>['$']>>
>

/** Not how long things take, but when they will never come: the machine may be busy. Milliseconds. */
const patience = 60_000

/**
 * Asks again and again until what is seen is what is waited for.
 * @param say tells what was seen instead
 */
export async function until<T>(
  ask: () => Promise<T>,
  done: (seen: T) => boolean,
  say: (seen: T) => string = (seen) => `still ${JSON.stringify(seen).slice(0, 600)}`,
): Promise<T> {
  for (const end = Date.now() + patience; ; ) {
    const seen = await ask()
    if (done(seen)) return seen
    if (Date.now() > end) throw new Error(say(seen))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export interface Weapp {
  /** miniprogram-automator's own client. */
  mp: MiniProgram
  /** The phone and its user; what is changed here counts from the next call on. */
  phone: Phone
  setOnline(online: boolean): Promise<void>
  /** Waits for something on the page in front. */
  find(selector: string): Promise<Found>
  tap(selector: string): Promise<void>
  /** Puts words into a field. */
  type(selector: string, words: string): Promise<void>
  words(selector: string): Promise<string>
  /** Waits until the words of something say this. */
  says(selector: string, wanted: RegExp): Promise<void>
  /** Opens a page on top of the others. */
  open(url: string): Promise<unknown>
  /** Shows a tab, with nothing on top of it. */
  tab(name: string): Promise<unknown>
  /** Ends the mini-program as a crash or a swipe does, and starts it again on the same phone: temporary files are gone. */
  restart(): Promise<void>
  /** What the mini-program keeps in the user's folder. */
  keptFiles(): string[]
  /** Calls of wx so far, oldest first. */
  calls(): Promise<{ name: string; options: unknown }[]>
  /** Exceptions of the mini-program so far; a test ends with none. */
  errors: string[]
  /** The page of the browser behind it, for what the automation protocol can't do. */
  browser: Page
  close(): Promise<void>
}

interface WeappOptions extends Partial<Phone> {
  /** A weapp build; default miniprogram/dist/weapp. */
  build?: string
}

/**
 * Opens the built mini-program under miniprogram-automator, in our host on Chromium. The host is a simulator, not WeChat:
 * what it shows must be seen in DevTools and on a phone as well.
 */
export async function openWeapp({ build = defaultBuild, ...given }: WeappOptions = {}): Promise<Weapp> {
  const phone: Phone = { user: '居民', files: [], consent: 'accept', ...given }
  const host = new Host(phone)
  const served = await serve(build, host)
  const context = await openPhone()
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message, stack }) => errors.push(stack ?? message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text())
  })
  await page.exposeFunction('linliRpc', (name: string, argument: never) => host.calls[name]?.(argument))
  const bridge = await openBridge(page)
  const start = async () => {
    await page.goto(served.url)
    await page.waitForFunction(() => window.linliHost.state.stack.length > 0)
  }
  await start()
  const mp = await automator.connect({ wsEndpoint: bridge.wsEndpoint })

  const look = async (selector: string) => {
    const page = await mp.currentPage()
    return { path: page?.path, element: await page?.$(selector) }
  }
  const find = async (selector: string) => {
    const found = await until(
      () => look(selector),
      ({ element }) => !!element,
      ({ path }) => `no ${selector} on ${path}`,
    )
    return found.element as Found
  }
  const words = async (selector: string) => (await find(selector)).text()
  return {
    find,
    words,
    tap: async (selector) => (await find(selector)).tap(),
    type: async (selector, text) =>
      ((await find(selector)) as unknown as { input(value: string): Promise<void> }).input(text),
    says: async (selector, wanted) => {
      await until(
        () => words(selector),
        (said) => wanted.test(said),
        (said) => `${selector} says ${said}`,
      )
    },
    open: (url) => mp.callWxMethod('navigateTo', { url }),
    tab: (name) => mp.callWxMethod('switchTab', { url: `/tabs/pages/${name}/index` }),
    keptFiles: () => [...host.user.files.keys()],
    restart: async () => {
      host.temporary.clear()
      await start()
    },
    mp,
    phone,
    errors,
    browser: page,
    setOnline: (online) => page.evaluate((on) => window.linliHost.setOnline(on), online),
    calls: () => page.evaluate(() => window.linliHost.calls),
    close: async () => {
      mp.disconnect()
      bridge.close()
      await context.close()
      served.close()
    },
  }
}
