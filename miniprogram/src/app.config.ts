/**
 * The pages of the mini-program. Tab pages are in the main package (WeChat demands it); every other page belongs to
 * the sub-package of its feature, which is fetched when first opened.
 */
export default defineAppConfig({
  pages: [
    'tabs/pages/home/index',
    'tabs/pages/deliberation/index',
    'tabs/pages/volunteering/index',
    'tabs/pages/me/index',
  ],
  subPackages: [
    {
      root: 'cases',
      pages: [
        'pages/report/index',
        'pages/mine/index',
        'pages/reported/index',
        'pages/case/index',
        'pages/public/index',
        'pages/public-case/index',
      ],
    },
    {
      root: 'identity',
      pages: [
        'pages/sign-in/index',
        'pages/community/index',
        'pages/profile/index',
        'pages/guardian/index',
        'pages/privacy/index',
        'pages/security/index',
      ],
    },
    {
      root: 'deliberation',
      pages: [
        'pages/propose/index',
        'pages/proposal/index',
        'pages/topic/index',
        'pages/meeting/index',
        'pages/flagged/index',
        'pages/rules/index',
      ],
    },
    {
      root: 'ballots',
      pages: [
        'pages/list/index',
        'pages/ballot/index',
        'pages/vote/index',
        'pages/result/index',
        'pages/homes/index',
        'pages/desk/index',
        'pages/edit/index',
        'pages/manage/index',
        'pages/voters/index',
        'pages/papers/index',
        'pages/rolls/index',
        'pages/roll/index',
      ],
    },
    {
      root: 'points',
      pages: [
        'pages/mine/index',
        'pages/household/index',
        'pages/ranking/index',
        'pages/rules/index',
        'pages/keep/index',
        'pages/account/index',
      ],
    },
    { root: 'teams', pages: ['pages/list/index', 'pages/team/index', 'pages/edit/index'] },
    {
      root: 'volunteering',
      pages: [
        'pages/activity/index',
        'pages/hours/index',
        'pages/help/index',
        'pages/post-help/index',
        'pages/organise/index',
        'pages/edit/index',
        'pages/blocks/index',
        'pages/create/index',
        'pages/roster/index',
      ],
    },
    {
      root: 'rewards',
      pages: [
        'pages/catalogue/index',
        'pages/reward/index',
        'pages/order/index',
        'pages/orders/index',
        'pages/counter/index',
        'pages/shops/index',
        'pages/shop/index',
        'pages/edit-shop/index',
        'pages/edit-reward/index',
        'pages/all-orders/index',
        'pages/staff-order/index',
        'pages/bills/index',
      ],
    },
    { root: 'notifications', pages: ['pages/inbox/index'] },
    {
      root: 'staff',
      pages: ['pages/desk/index', 'pages/work/index', 'pages/step/index', 'pages/moderation/index'],
    },
  ],
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#F7F8FA',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '邻里',
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    color: '#5B6675',
    selectedColor: '#0E7C66',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'tabs/pages/home/index',
        text: '首页',
        iconPath: 'assets/tabs/home.png',
        selectedIconPath: 'assets/tabs/home-on.png',
      },
      {
        pagePath: 'tabs/pages/deliberation/index',
        text: '议事',
        iconPath: 'assets/tabs/deliberation.png',
        selectedIconPath: 'assets/tabs/deliberation-on.png',
      },
      {
        pagePath: 'tabs/pages/volunteering/index',
        text: '互助',
        iconPath: 'assets/tabs/volunteering.png',
        selectedIconPath: 'assets/tabs/volunteering-on.png',
      },
      {
        pagePath: 'tabs/pages/me/index',
        text: '我的',
        iconPath: 'assets/tabs/me.png',
        selectedIconPath: 'assets/tabs/me-on.png',
      },
    ],
  },
  // Taro's h5 hides the page below when its slide is over, even if the user has gone back to it meanwhile: an empty page.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  permission: { 'scope.userLocation': { desc: '用于确定上报问题的位置' } },
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
