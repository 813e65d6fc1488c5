import { drawBars } from '../chrome/bars'
import { hideToast, showActionSheet, showModal, showToast } from '../chrome/dialogs'
import { overlay } from '../chrome/overlay'
import * as navigation from '../navigation'
import { startPullDown, stopPullDown } from '../pull-down'
import { browserUrl } from '../rpc'
import { drawnSelector } from '../selectors'
import { top } from '../state'
import { define } from './define'

export function defineScreen(): void {
  define({
    navigateTo: ({ url }) => navigation.navigateTo(url),
    redirectTo: ({ url }) => navigation.redirectTo(url),
    switchTab: ({ url }) => navigation.switchTab(url),
    reLaunch: ({ url }) => navigation.reLaunch(url),
    navigateBack: ({ delta = 1 }) => navigation.navigateBack(delta),
    showModal,
    showActionSheet,
    showToast: ({ title, duration = 1500 }) => showToast(title, duration),
    hideToast,
    showLoading: ({ title }) => showToast(title, 0),
    hideLoading: hideToast,
    setNavigationBarTitle: ({ title }) => {
      const page = top()
      page.title = title
      drawBars({ back: () => navigation.navigateBack(1), switchTab: navigation.switchTab })
    },
    setNavigationBarColor: () => {},
    showNavigationBarLoading: () => {},
    hideNavigationBarLoading: () => {},
    setBackgroundColor: () => {},
    setBackgroundTextStyle: () => {},
    setTabBarBadge: () => {},
    removeTabBarBadge: () => {},
    showTabBarRedDot: () => {},
    hideTabBarRedDot: () => {},
    showShareMenu: () => {},
    hideShareMenu: () => {},
    hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
    startPullDownRefresh: () => startPullDown(top()),
    stopPullDownRefresh: () => stopPullDown(top()),
    pageScrollTo: ({ scrollTop, selector }) => {
      const { holder, scroller } = top()
      if (selector) holder.querySelector(drawnSelector(selector))?.scrollIntoView()
      else scroller.scrollTop = scrollTop
    },
    previewImage: ({ current, urls }) => {
      const { panel } = overlay('mp-preview', [{ text: '关闭', value: true }])
      const picture = new Image()
      picture.src = browserUrl(current ?? urls[0])
      panel.prepend(picture)
    },
  })
}
