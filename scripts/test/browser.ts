import { existsSync } from 'node:fs'
import { run } from '../processes/run'
import { PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const findBrowser = async () => {
  const named = process.env.LINLI_CHROMIUM
  if (named && existsSync(named)) return named
  for (const name of names) {
    const found = await run('sh', ['-c', `command -v ${name}`])
    if (found.code === 0) return found.output.trim()
  }
  return undefined
}

const hasChineseFont = async () => {
  const fonts = await run('fc-list', [':lang=zh', 'family'])
  return fonts.code === 0 && fonts.output.trim() !== ''
}

const install = async () => {
  const mayInstall = process.getuid?.() === 0 && (await run('sh', ['-c', 'command -v apt-get'])).code === 0
  if (!mayInstall) return
  await step('installing Chromium and a Chinese font (apt)', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-q'], { env })
    const packages = ['chromium', 'fontconfig', 'fonts-noto-cjk']
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env })
  })
}

/**
 * Makes sure there is a Chromium and a font with Chinese characters; as root on Debian and Ubuntu by apt.
 * @returns the browser's path, which tests find in LINLI_CHROMIUM
 * @throws PlainError that says what to install
 */
export const ensureBrowser = async () => {
  if (!(await findBrowser()) || !(await hasChineseFont())) await install()
  const browser = await findBrowser()
  if (!browser) {
    throw new PlainError(
      'The end-to-end tests need Chromium: install it (Debian: apt install chromium), or set LINLI_CHROMIUM to its path.',
    )
  }
  if (!(await hasChineseFont())) {
    throw new PlainError(
      'The end-to-end tests need a Chinese font: install one (Debian: apt install fontconfig fonts-noto-cjk).',
    )
  }
  return browser
}
