import Taro from '@tarojs/taro'

/** Opens one of the pages that residents see. */
export const go = (page: 'catalogue' | 'reward' | 'order' | 'orders', id?: string) =>
  Taro.navigateTo({ url: `/rewards/pages/${page}/index${id ? `?id=${id}` : ''}` })
