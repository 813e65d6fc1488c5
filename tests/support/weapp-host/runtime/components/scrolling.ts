import { drawnSelector } from '../selectors'
import type { Builtin, Part } from './builtin'

/** How near to an end, px, counts as reached. */
const threshold = 50

const scrollView: Builtin = {
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: threshold,
    lowerThreshold: threshold,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollWithAnimation: false,
    enableBackToTop: false,
    enableFlex: false,
    enhanced: false,
    showScrollbar: true,
    refresherEnabled: false,
    refresherTriggered: false,
    refresherThreshold: 45,
    refresherDefaultStyle: 'black',
    refresherBackground: '',
    bounces: true,
    fastDeceleration: false,
    scrollAnchoring: false,
    pagingEnabled: false,
    usingSticky: false,
    enablePassive: false,
    type: 'list',
  },
  created(part) {
    let [x, y] = [0, 0]
    part.host.addEventListener('scroll', (event) => {
      event.stopPropagation()
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = part.host
      part.fire('scroll', {
        scrollTop,
        scrollLeft,
        scrollHeight,
        scrollWidth,
        deltaX: x - scrollLeft,
        deltaY: y - scrollTop,
      })
      const lower = Number(part.data.lowerThreshold ?? threshold)
      const atEnd = (from: number, to: number, size: number, all: number) =>
        all - to - size <= lower && all - from - size > lower
      if (atEnd(y, scrollTop, clientHeight, scrollHeight)) part.fire('scrolltolower', { direction: 'bottom' })
      else if (part.data.scrollX && atEnd(x, scrollLeft, clientWidth, scrollWidth))
        part.fire('scrolltolower', { direction: 'right' })
      if (scrollTop === 0 && y > 0) part.fire('scrolltoupper', { direction: 'top' })
      x = scrollLeft
      y = scrollTop
    })
  },
  draw(part, changed) {
    const { host, data } = part
    host.style.overflowX = data.scrollX ? 'auto' : 'hidden'
    host.style.overflowY = data.scrollY ? 'auto' : 'hidden'
    // Content does not exist yet when the property is set first.
    requestAnimationFrame(() => {
      if ((changed === 'scrollTop' || !changed) && data.scrollTop) host.scrollTop = Number(data.scrollTop)
      if ((changed === 'scrollLeft' || !changed) && data.scrollLeft) host.scrollLeft = Number(data.scrollLeft)
      if (data.scrollIntoView && (changed === 'scrollIntoView' || !changed)) {
        part.host.querySelector(drawnSelector(`#${data.scrollIntoView}`))?.scrollIntoView()
      }
    })
  },
}

const swiper: Builtin = {
  properties: {
    current: 0,
    indicatorDots: false,
    indicatorColor: '',
    indicatorActiveColor: '',
    autoplay: false,
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    currentItemId: '',
    previousMargin: '0px',
    nextMargin: '0px',
    displayMultipleItems: 1,
    easingFunction: 'default',
  },
  created(part) {
    part.host.addEventListener('scrollend', () => settle(part, 'touch'))
  },
  draw(part, changed) {
    part.host.classList.toggle('mp-vertical', Boolean(part.data.vertical))
    if (changed !== undefined && changed !== 'current') return
    requestAnimationFrame(() => swipeTo(part, Number(part.data.current ?? 0)))
  },
}

/** Brings an item of a swiper to the front. */
export function swipeTo(part: Part, index: number): void {
  const { clientWidth, clientHeight } = part.host
  part.host.scrollTo(part.data.vertical ? { top: index * clientHeight } : { left: index * clientWidth })
}

function settle(part: Part, source: string): void {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = part.host
  const current = Math.round(part.data.vertical ? scrollTop / clientHeight : scrollLeft / clientWidth)
  if (current === part.data.current) return
  part.setData({ current })
  part.fire('change', { current, source, currentItemId: '' })
}

export const scrolling: Record<string, Builtin> = {
  'scroll-view': scrollView,
  swiper,
  'swiper-item': { properties: { itemId: '', skipHiddenItemLayout: false } },
}
