/**
 * What a message can be about, and the page of the mini-program that a tap opens (with `?id=`); null while there is none: then a
 * message says all there is to know. One line for each thing that people are told of.
 */
export const SUBJECT_PAGES = {
  case: 'cases/pages/case/index',
  points: 'points/pages/mine/index',
  ballot: 'ballots/pages/ballot/index',
  home: 'ballots/pages/homes/index',
  proposal: 'deliberation/pages/proposal/index',
  topic: 'deliberation/pages/topic/index',
  meeting: 'deliberation/pages/meeting/index',
  team: 'teams/pages/team/index',
  activity: 'volunteering/pages/activity/index',
  help: 'volunteering/pages/help/index',
  rewardOrder: 'rewards/pages/order/index',
  shopMoney: 'rewards/pages/counter/index',
} as const satisfies Record<string, string | null>

/** The page of messages, a tab. Where a message leads whose subject has no page. */
export const INBOX_PAGE = 'notifications/pages/inbox/index'

export type SubjectKind = keyof typeof SUBJECT_PAGES

export interface Subject {
  kind: SubjectKind
  id: string
}

/** The page of a subject, without a leading slash, as WeChat takes it; null when there is none. */
export function pageOf({ kind, id }: Subject): string | null {
  const page = SUBJECT_PAGES[kind]
  return page && `${page}?id=${id}`
}
