import Taro from '@tarojs/taro'

type Page = 'shops' | 'shop' | 'edit-shop' | 'edit-reward' | 'all-orders' | 'staff-order' | 'bills'

/** Opens one of the pages of keepers and offices. */
export function goOffice(page: Page, given: Record<string, string> = {}) {
  const query = Object.entries(given)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return Taro.navigateTo({ url: `/rewards/pages/${page}/index${query && `?${query}`}` })
}
