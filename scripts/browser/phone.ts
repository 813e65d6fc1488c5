import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

let browser: Promise<Browser> | undefined

function launch(): Promise<Browser> {
  const executablePath = process.env.LINLI_CHROMIUM ?? places.find((place) => existsSync(place))
  if (!executablePath) throw new Error('Chromium is missing: install it, or name it in LINLI_CHROMIUM')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--no-proxy-server'],
    ],
  })
}

/**
 * A fresh phone-sized browser profile. One Chromium serves them all; closing the last profile closes it.
 * @param width in CSS px; 375 is the phone the pages are drawn for
 */
export async function openPhone({ width = 375 } = {}): Promise<BrowserContext> {
  browser ??= launch()
  const context = await (await browser).newContext({
    viewport: { width, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(60_000)
  context.on('close', async () => {
    const running = await browser
    if (running?.contexts().length) return
    browser = undefined
    await running?.close()
  })
  return context
}
