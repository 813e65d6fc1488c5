/** A picture of a page, as somebody of the demo county sees it. */
export interface Picture {
  /** The file in docs/pictures, without `.png`. */
  readonly name: string
  /** The demo account that looks. */
  readonly as: string
  /** The address of the page to open. */
  readonly at: string
  /** What is tapped from there, one after the other, to come to what is shown. */
  readonly taps?: readonly string[]
  /** Scrolled so that this is at the top. */
  readonly top?: string
  /** In elder mode 长辈版. */
  readonly elder?: boolean
}

/** All pictures, one line each: a new page that people should see gets a line here, and nothing else. */
export const pictures: readonly Picture[] = [
  { name: 'home', as: 'resident-1', at: '/tabs/pages/home/index' },
  { name: 'home-elder', as: 'resident-1', at: '/tabs/pages/home/index', elder: true },
  {
    name: 'report',
    as: 'resident-1',
    at: '/cases/pages/report/index',
    taps: ['.ll-photos__add', '.common-0'],
  },
  { name: 'mine', as: 'resident-1', at: '/cases/pages/mine/index' },
  {
    ...{ name: 'case', as: 'resident-1', at: '/cases/pages/mine/index' },
    taps: ['.seg-closed', '.case-card:has-text("已办结"):has(.case-card__photo)'],
  },
  { name: 'case-elder', as: 'resident-1', at: '/cases/pages/mine/index', taps: ['.case-card'], elder: true },
  { name: 'public-map', as: 'resident-1', at: '/cases/pages/public/index', taps: ['.seg-map'] },
  { name: 'messages', as: 'resident-1', at: '/notifications/pages/inbox/index' },
  { name: 'me', as: 'resident-1', at: '/tabs/pages/me/index' },
  { name: 'points', as: 'resident-1', at: '/points/pages/mine/index' },
  { name: 'ranking-teams', as: 'resident-1', at: '/points/pages/ranking/index?of=teams' },
  { name: 'teams', as: 'resident-1', at: '/teams/pages/list/index' },
  { name: 'team', as: 'resident-1', at: '/teams/pages/list/index', taps: ['.my-team'] },
  { name: 'frozen-accounts', as: 'admin', at: '/points/pages/keep/index', taps: ['.seg-accounts'] },
  { name: 'nightly-runs', as: 'admin', at: '/points/pages/keep/index', taps: ['.seg-runs'] },
  {
    name: 'activity',
    as: 'resident-1',
    at: '/tabs/pages/volunteering/index',
    taps: ['.ll-card[class*=activity-]'],
  },
  { name: 'hours', as: 'resident-1', at: '/volunteering/pages/hours/index' },
  { name: 'desk', as: 'handler-ld', at: '/staff/pages/desk/index' },
  { name: 'work', as: 'handler-ld', at: '/staff/pages/desk/index', taps: ['.task-card'] },
  {
    ...{ name: 'step', as: 'dispatch-1', at: '/staff/pages/desk/index' },
    taps: ['.task-card', '.step-primary'],
  },
  { name: 'rewards', as: 'resident-1', at: '/rewards/pages/catalogue/index' },
  { name: 'rewards-elder', as: 'resident-1', at: '/rewards/pages/catalogue/index', elder: true },
  {
    ...{ name: 'reward', as: 'resident-1', at: '/rewards/pages/catalogue/index' },
    taps: ['.ll-card:has-text("大米 5 公斤")'],
  },
  {
    ...{ name: 'voucher', as: 'resident-1', at: '/rewards/pages/orders/index' },
    taps: ['.ll-card:has-text("待领取")'],
  },
  { name: 'counter', as: 'merchant-1', at: '/rewards/pages/counter/index' },
  {
    ...{ name: 'counter-money', as: 'merchant-1', at: '/rewards/pages/counter/index' },
    taps: ['.seg-settle'],
  },
  {
    ...{ name: 'shop', as: 'admin', at: '/rewards/pages/shops/index' },
    taps: ['.ll-card:has-text("东门街 18 号")'],
  },
  { name: 'reward-orders', as: 'admin', at: '/rewards/pages/all-orders/index' },
]

/** The pictures at the top of the README, from left to right. */
export const firstScreen = ['home', 'report', 'case', 'desk'] as const
