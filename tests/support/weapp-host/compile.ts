import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { renamedTags } from './runtime/tags'

/** What a module may see besides its own: WeChat gives it no browser. The order is that of runtime/modules.ts. */
const moduleParameters = [
  ...[
    'require',
    'module',
    'exports',
    'wx',
    'App',
    'Page',
    'Component',
    'Behavior',
    'getApp',
    'getCurrentPages',
  ],
  ...[
    'global',
    'window',
    'document',
    'location',
    'navigator',
    'self',
    'frames',
    'localStorage',
    'XMLHttpRequest',
    'fetch',
  ],
].join(',')

/**
 * Turns a weapp build into one script for the host page: templates by WeChat's glass-easel compiler, styles with rpx and
 * vh made relative to the host's screen, modules as functions.
 * @param root the build, e.g. miniprogram/dist/weapp
 * @throws when the build is missing or a template does not compile
 */
export function compile(root: string): string {
  const files = walk(root)
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
  const ending = (end: string) => files.filter((file) => file.endsWith(end))
  const object = (end: string, value: (file: string) => string) =>
    `{${ending(end).map((file) => `${JSON.stringify(file.slice(0, -end.length))}:${value(file)}`)}}`

  return `linliHost.start({
    app:${read('app.json')},
    json:${object('.json', (file) => (file === 'project.config.json' ? '{}' : read(file)))},
    css:${object('.wxss', (file) => JSON.stringify(styles(read, file)))},
    templates:${templates(ending('.wxs'), ending('.wxml'), read)},
    modules:${object('.js', (file) => `function(${moduleParameters}){${read(file)}\n}`)}
  })`
}

function walk(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? walk(root, full) : [path.relative(root, full)]
  })
}

function templates(scripts: string[], pages: string[], read: (file: string) => string): string {
  const group = new TmplGroup()
  for (const file of scripts) group.addScript(file.slice(0, -'.wxs'.length), read(file))
  for (const file of pages) {
    const warnings: { message: string; level?: number }[] =
      group.addTmpl(file.slice(0, -'.wxml'.length), read(file)) ?? []
    const errors = warnings.filter(({ level }) => (level ?? 0) >= errorLevel)
    if (errors.length) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`)
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}

/** Of glass-easel's template compiler: 1 note, 2 warning, 3 error, 4 fatal. */
const errorLevel = 3

const tagSelector = new RegExp(`(^|[\\s,>+~}])(${renamedTags.join('|')})(?=[\\s,>+~:.[{])`, 'g')

function styles(read: (file: string) => string, file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  return read(file)
    .replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g, (_, target: string) =>
      styles(read, target.startsWith('/') ? target.slice(1) : path.join(path.dirname(file), target), seen),
    )
    .replace(/(-?\d*\.?\d+)rpx/g, (_, n: string) => `calc(100vw * ${n} / 750)`)
    .replace(/(-?\d*\.?\d+)vh\b/g, (_, n: string) => `calc(var(--mp-vh) * ${n})`)
    .replace(/([^{}]*)\{/g, (rule) => rule.replace(tagSelector, '$1wx-$2'))
}
