/** What the host knows of the running mini-program. One page of Chromium runs one. */

export interface PageConfig {
  navigationBarTitleText?: string
  enablePullDownRefresh?: boolean
  usingComponents?: Record<string, string>
}

export interface TabBar {
  color: string
  selectedColor: string
  list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[]
}

export interface CompiledApp {
  app: {
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
    window?: PageConfig
    tabBar?: TabBar
  }
  json: Record<string, PageConfig>
  css: Record<string, string>
  templates: Record<string, unknown>
  modules: Record<string, (...parts: unknown[]) => void>
}

type Handler = (...args: unknown[]) => unknown

/** The object that Page() methods run on. */
export type Caller = Record<string, unknown> & { setData(data: Record<string, unknown>): void; data: unknown }

export interface PageRecord {
  id: number
  path: string
  query: Record<string, string>
  title: string
  caller: Caller
  /** Covers the window between the bars; fixed elements stay in it. */
  holder: HTMLElement
  /** Scrolls inside the holder. */
  scroller: HTMLElement
  root: { release(): void }
}

export const state = {
  app: undefined as unknown as CompiledApp,
  /** What was given to App(). */
  instance: {} as Record<string, Handler | undefined>,
  wx: {} as Record<string, Handler | undefined>,
  /** From the bottom to the one on show. */
  stack: [] as PageRecord[],
  tabs: new Map<string, PageRecord>(),
  online: true,
  listeners: { network: new Set<Handler>() },
}

/** The page on show. */
export function top(): PageRecord {
  const page = state.stack[state.stack.length - 1]
  if (!page) throw new Error('no page is open')
  return page
}

/** Calls a lifecycle of a page if it has it. */
export function callPage(page: PageRecord, name: string, ...args: unknown[]): unknown {
  const handler = page.caller[name]
  return typeof handler === 'function' ? handler.apply(page.caller, args) : undefined
}

/** All page paths, sub-packages included. */
export function pagePaths(): string[] {
  const { pages, subPackages = [] } = state.app.app
  return [
    ...pages,
    ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`.replace('//', '/'))),
  ]
}

export const isTab = (path: string): boolean =>
  Boolean(state.app.app.tabBar?.list.some(({ pagePath }) => pagePath === path))

export const configOf = (path: string): PageConfig => ({ ...state.app.app.window, ...state.app.json[path] })
