import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import { loadEntry } from './modules'
import { enablePullDown } from './pull-down'
import { type Caller, callPage, configOf, type PageRecord } from './state'

let backend: AssociatedBackend
let codeSpace: CodeSpace
let lastId = 0

export function setPageSpace(associated: AssociatedBackend, space: CodeSpace): void {
  backend = associated
  codeSpace = space
}

/** Makes a page and lets it load; it is not on show yet. */
export function openPage(path: string, query: Record<string, string>): PageRecord {
  loadEntry(path)
  const root = backend.createRoot('page', codeSpace, path)
  const caller = root.get() as unknown as Caller
  const holder = Object.assign(document.createElement('div'), { className: 'mp-page' })
  const scroller = Object.assign(document.createElement('div'), { className: 'mp-scroller' })
  const place = document.createElement('div')
  holder.dataset.path = path
  scroller.append(place)
  holder.append(scroller)
  document.getElementById('mp-pages')?.append(holder)
  Object.assign(caller, { route: path, __route__: path, options: query })
  const title = configOf(path).navigationBarTitleText ?? ''
  const page: PageRecord = {
    id: ++lastId,
    path,
    query,
    title,
    caller,
    holder,
    scroller,
    root: root as PageRecord['root'],
  }
  callPage(page, 'onLoad', query)
  root.attach(scroller as never, place as never)
  watchScroll(page)
  if (configOf(path).enablePullDownRefresh) enablePullDown(page)
  requestAnimationFrame(() => callPage(page, 'onReady'))
  return page
}

export function showPage(page: PageRecord): void {
  page.holder.hidden = false
  callPage(page, 'onShow')
}

export function hidePage(page: PageRecord): void {
  page.holder.hidden = true
  callPage(page, 'onHide')
}

export function closePage(page: PageRecord): void {
  callPage(page, 'onUnload')
  page.root.release()
  page.holder.remove()
}

/** How near to the bottom, px, calls onReachBottom; WeChat's default. */
const bottomDistance = 50

function watchScroll(page: PageRecord): void {
  let near = false
  page.scroller.addEventListener('scroll', (event) => {
    event.stopPropagation()
    const { scrollTop, scrollHeight, clientHeight } = page.scroller
    callPage(page, 'onPageScroll', { scrollTop })
    const isNear = scrollHeight - scrollTop - clientHeight <= bottomDistance
    if (isNear && !near) callPage(page, 'onReachBottom')
    near = isNear
  })
}
