import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import { state } from './state'

type Exports = Record<string, unknown>

const loaded = new Map<string, { exports: Exports }>()
const entries = new Set<string>()
const globalObject: Exports = {}
/** The file that WeChat is loading: Page() and Component() register under it, not under the chunk that calls them. */
let entry = ''
let codeSpace: CodeSpace

export function setCodeSpace(space: CodeSpace): void {
  codeSpace = space
}

/** Runs the script of an app, page or component once, its components first. */
export function loadEntry(id: string): void {
  if (entries.has(id)) return
  entries.add(id)
  for (const target of Object.values(state.app.json[id]?.usingComponents ?? {}))
    loadEntry(resolve(target, id))
  const before = entry
  entry = id
  try {
    requireModule(id)
  } finally {
    entry = before
  }
}

const resolve = (target: string, from: string) => new URL(target, `http://x/${from}`).pathname.slice(1)

function requireModule(id: string): Exports {
  const known = loaded.get(id)
  if (known) return known.exports
  const define = state.app.modules[id]
  if (!define) throw new Error(`module '${id}.js' is not defined`)
  const module = { exports: {} as Exports }
  loaded.set(id, module)
  const require = (target: string) => {
    const file = resolve(target, id).replace(/\.js$/, '')
    return requireModule(state.app.modules[file] ? file : `${file}/index`)
  }
  const register = (kind: 'Page' | 'Component' | 'Behavior') => (definition: never) =>
    codeSpace.componentEnv(entry, (environment) =>
      (environment[kind] as (value: never) => unknown)(definition),
    )
  const app = (definition: typeof state.instance) => {
    state.instance = definition
  }
  const getApp = () => state.instance
  const getCurrentPages = () => state.stack.map(({ caller }) => caller)
  // In the order of moduleParameters in compile.ts; the browser's own are left undefined, as in WeChat.
  define(
    ...[require, module, module.exports, state.wx, app],
    ...[register('Page'), register('Component'), register('Behavior'), getApp, getCurrentPages, globalObject],
  )
  return module.exports
}
