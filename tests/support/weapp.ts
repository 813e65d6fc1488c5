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

export interface Weapp {
  /** miniprogram-automator's own client. */
  mp: MiniProgram
  /** The phone and its user; what is changed here counts from the next call on. */
  phone: Phone
  setOnline(online: boolean): Promise<void>
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
  await page.goto(served.url)
  await page.waitForFunction(() => window.linliHost.state.stack.length > 0)
  const mp = await automator.connect({ wsEndpoint: bridge.wsEndpoint })
  return {
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
