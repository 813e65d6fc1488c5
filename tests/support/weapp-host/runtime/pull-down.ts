import { callPage, type PageRecord } from './state'

/** How far, px, the finger must go. */
const distance = 60

/** Starts a pull-down refresh, as a finger or wx.startPullDownRefresh does. */
export function startPullDown(page: PageRecord): void {
  if (page.holder.classList.contains('mp-refreshing')) return
  page.holder.classList.add('mp-refreshing')
  callPage(page, 'onPullDownRefresh')
}

export function stopPullDown(page: PageRecord): void {
  page.holder.classList.remove('mp-refreshing')
}

export function enablePullDown(page: PageRecord): void {
  let from: number | undefined
  page.scroller.addEventListener('touchstart', ({ touches }) => {
    from = page.scroller.scrollTop === 0 ? touches[0]?.clientY : undefined
  })
  page.scroller.addEventListener('touchmove', ({ touches }) => {
    if (from === undefined || (touches[0]?.clientY ?? 0) - from < distance) return
    from = undefined
    startPullDown(page)
  })
}
