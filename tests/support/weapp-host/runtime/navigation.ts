import { drawBars } from './chrome/bars'
import { closePage, hidePage, openPage, showPage } from './pages'
import { isTab, pagePaths, state, top } from './state'

/** Splits '/cases/pages/case/index?id=1', which may be relative to the page on show. */
function target(url: string): { path: string; query: Record<string, string> } {
  const [address = '', search = ''] = url.split('?')
  const from = state.stack.length ? top().path : ''
  const path = address.startsWith('/')
    ? address.slice(1)
    : new URL(address, `http://x/${from}`).pathname.slice(1)
  if (!pagePaths().includes(path)) throw new Error(`page "${path}" is not found`)
  // WeChat hands the query on as it is written, percent signs and all.
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => splitOnce(pair)),
  )
  return { path, query }
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}

const refresh = () => drawBars({ back: () => navigateBack(1), switchTab })

function open(path: string, query: Record<string, string>) {
  const page = openPage(path, query)
  state.stack.push(page)
  showPage(page)
  refresh()
  return page
}

export function navigateTo(url: string): void {
  const { path, query } = target(url)
  if (isTab(path)) throw new Error('can not navigateTo a tabbar page')
  if (state.stack.length >= 10) throw new Error('webview count limit exceed')
  hidePage(top())
  open(path, query)
}

export function redirectTo(url: string): void {
  const { path, query } = target(url)
  if (isTab(path)) throw new Error('can not redirectTo a tabbar page')
  leave()
  open(path, query)
}

/** Leaves the page on show for good. */
function leave(): void {
  const page = state.stack.pop()
  if (!page) return
  state.tabs.delete(page.path)
  closePage(page)
}

export function navigateBack(delta: number): void {
  const steps = Math.min(delta, state.stack.length - 1)
  for (let step = 0; step < steps; step++) leave()
  if (steps === 0) return
  showPage(top())
  refresh()
}

export function reLaunch(url: string): void {
  const { path, query } = target(url)
  while (state.stack.length) leave()
  for (const tab of state.tabs.values()) closePage(tab)
  state.tabs.clear()
  const page = open(path, query)
  if (isTab(path)) state.tabs.set(path, page)
}

export function switchTab(url: string): void {
  const { path } = target(url.startsWith('/') ? url : `/${url}`)
  if (!isTab(path)) throw new Error('can not switch to no-tabBar page')
  if (top().path === path) return
  // Tab pages live on hidden; what lies on top of them does not.
  while (state.stack.length > 1) leave()
  const last = state.stack.pop()
  if (last) {
    if (state.tabs.has(last.path)) hidePage(last)
    else closePage(last)
  }
  const known = state.tabs.get(path)
  if (!known) {
    state.tabs.set(path, open(path, {}))
    return
  }
  state.stack.push(known)
  showPage(known)
  refresh()
}
