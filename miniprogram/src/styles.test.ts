import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * On h5 every style sheet that was loaded once holds for all pages, so that a class with two meanings looks as the last visited page
 * has it; in weapp a page has the sheets it imports. Either way a class must mean one thing.
 */

const files = (readdirSync(__dirname, { recursive: true }) as string[]).map((file) =>
  file.replace(/\\/g, '/'),
)
const read = (file: string) => readFileSync(path.join(__dirname, file), 'utf8')
const featureOf = (file: string) => file.split('/')[0]!
/** Sheets that hold everywhere. */
const isShared = (file: string) => file === 'app.scss' || file.startsWith('platform/')

/** The classes that a sheet begins a rule with: what stands behind another selector only varies it. */
function defined(file: string): string[] {
  const plain = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  return [...plain.matchAll(/^\.([a-z][\w-]*)/gm)].map(([, name]) => name!)
}

/** The classes that a component gives to what it draws, as far as they stand there as words. */
function used(file: string): string[] {
  const given = [...read(file).matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)]
  const words = given.flatMap(
    ([, plain, code = '']) => plain ?? code.match(/(['`])(.*?)\1/g)?.join(' ') ?? '',
  )
  return words.flatMap((text) => text.replace(/\$\{[^}]*\}\S*/g, ' ').match(/[a-z][\w-]*/g) ?? [])
}

const sheets = files.filter((file) => file.endsWith('.scss'))
const homes = new Map<string, string[]>()
for (const sheet of sheets)
  for (const name of new Set(defined(sheet))) homes.set(name, [...(homes.get(name) ?? []), sheet])

test('a class is defined in one sheet', () => {
  expect([...homes].filter(([, at]) => at.length > 1)).toEqual([])
})

test('what a feature styles no other feature uses', () => {
  const strays = files
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .flatMap((file) =>
      used(file).flatMap((name) => {
        const [home] = homes.get(name) ?? []
        return home && !isShared(home) && featureOf(home) !== featureOf(file)
          ? [`${file}: .${name} of ${home}`]
          : []
      }),
    )
  expect([...new Set(strays)]).toEqual([])
})
