import { browserUrl } from '../rpc'
import { callPage, state, top } from '../state'

const element = (id: string) => document.getElementById(id) as HTMLElement

/** What a tap on a bar does. */
interface Taps {
  back(): void
  switchTab(path: string): void
}

/** Draws the navigation bar and the tab bar for the page on show. */
export function drawBars({ back, switchTab }: Taps): void {
  const page = top()
  const bar = element('mp-nav')
  bar.replaceChildren(page.title)
  if (state.stack.length > 1) {
    const arrow = document.createElement('button')
    arrow.className = 'mp-back'
    arrow.setAttribute('aria-label', '返回')
    arrow.textContent = '‹'
    arrow.addEventListener('click', back)
    bar.append(arrow)
  }
  drawTabs(switchTab)
}

function drawTabs(switchTab: Taps['switchTab']): void {
  const bar = element('mp-tabs')
  const { tabBar } = state.app.app
  const current = top().path
  const shown = tabBar?.list.some(({ pagePath }) => pagePath === current) ?? false
  document.body.classList.toggle('mp-tabbed', shown)
  bar.replaceChildren()
  if (!tabBar || !shown) return
  tabBar.list.forEach(({ pagePath, text, iconPath, selectedIconPath }, index) => {
    const on = pagePath === current
    const tab = document.createElement('div')
    tab.className = 'mp-tab'
    tab.style.color = on ? tabBar.selectedColor : tabBar.color
    const icon = new Image()
    icon.src = browserUrl(on ? selectedIconPath : iconPath)
    tab.append(icon, text)
    tab.addEventListener('click', () => {
      callPage(top(), 'onTabItemTap', { index, pagePath, text })
      switchTab(pagePath)
    })
    bar.append(tab)
  })
}
