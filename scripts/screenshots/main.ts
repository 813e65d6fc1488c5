// npm run screenshots [-- NAME…]: takes the pictures of pictures.ts, or those that are named, into docs/pictures. Uses the demo
// program that runs on PORT (3000); where none runs, it is started for the time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../build/targets'
import { startGuarded } from '../processes/guarded'
import { inPlainWords, PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'
import { ensureBrowser } from '../test/browser'
import { take } from './camera'
import { onePicture, sideBySide } from './compose'
import { firstScreen, pictures } from './pictures'

const origin = `http://localhost:${process.env.PORT || 3000}`
const folder = path.join(root, 'docs', 'pictures')
const file = (name: string) => path.join(folder, `${name}.png`)

const runs = async () => (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok ?? false

/** Runs `npm start` until it is ready; a first one takes minutes and says so itself. */
async function startProgram() {
  const program = await startGuarded({
    command: process.execPath,
    args: [path.join(root, 'scripts', 'start.mjs')],
    cwd: root,
    onLine: (line) => console.log(line),
    graceMs: 40_000,
  })
  let ended = false
  program.exited.then(() => {
    ended = true
  })
  while (!(await runs())) {
    if (ended) throw new PlainError('The demo program did not start.')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return program
}

async function screenshots(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !pictures.some((picture) => picture.name === name))
  if (unknown) throw new PlainError(`There is no picture ${unknown} in scripts/screenshots/pictures.ts.`)
  process.env.LINLI_CHROMIUM = await ensureBrowser()
  const program = (await runs()) ? undefined : await startProgram()
  try {
    mkdirSync(folder, { recursive: true })
    const large = new Map<string, Buffer>()
    for (const picture of pictures) {
      const { name } = picture
      if (names.length > 0 && !names.includes(name)) continue
      const png = await step(name, () => take(picture, origin))
      large.set(name, png)
      writeFileSync(file(name), await onePicture(png))
      console.log(`  docs/pictures/${name}.png`)
    }
    if (firstScreen.some((name) => large.has(name))) {
      const shown = firstScreen.map((name) => large.get(name) ?? readFileSync(file(name)))
      writeFileSync(file('first-screen'), await sideBySide(shown))
      console.log('  docs/pictures/first-screen.png')
    }
  } finally {
    await program?.stop()
  }
}

screenshots(process.argv.slice(2)).then(
  () => process.exit(),
  (error) => {
    console.error(inPlainWords(error))
    process.exit(1)
  },
)
