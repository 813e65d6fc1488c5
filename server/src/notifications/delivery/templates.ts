import type { Config } from '../../platform/config'

/** What the mini-program asks consent for; `task` is for staff, `news` for all that isn't a case. */
export const TEMPLATE_KEYS = ['progress', 'rating', 'task', 'news'] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

/** The id of each template in the account's WeChat backend; empty: not used. */
export function templateIds(config: Config): Record<TemplateKey, string> {
  return {
    progress: config.WECHAT_TEMPLATE_PROGRESS,
    rating: config.WECHAT_TEMPLATE_RATING,
    task: config.WECHAT_TEMPLATE_TASK,
    news: config.WECHAT_TEMPLATE_NEWS,
  }
}
