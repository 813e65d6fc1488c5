/** How the demo county thanks people: plain data for thanks.ts. Money in fen. */

/** One for each shop of the plan, in its order. */
export const SHOPS = [
  {
    ...{ address: '东门街 18 号', hours: '7:00–20:00' },
    rewards: [
      {
        ...{ key: 'rice', name: '大米 5 公斤', description: '本地当季新米，凭券到店领取。' },
        ...{ points: 200, settleFen: 2_500, stock: 40, limit: { count: 2, days: 30 } },
      },
      {
        ...{ key: 'oil', name: '菜籽油 1.8 升', description: '压榨一级菜籽油。' },
        ...{ points: 300, settleFen: 3_200, stock: 12 },
      },
      {
        ...{ key: 'eggs', name: '土鸡蛋 15 枚', description: '每天早上到货，来之前可以先打电话。' },
        ...{ points: 120, settleFen: 1_500, stock: 3, limit: { count: 1, days: 7 } },
      },
    ],
  },
  {
    ...{ address: '南街 6 号', hours: '8:00–18:30，周日休息' },
    rewards: [
      {
        ...{ key: 'kit', name: '家用修理工具箱', description: '扳手、螺丝刀、卷尺等 18 件。' },
        ...{ points: 300, cashFen: 1_990, settleFen: 4_500, stock: 15, limit: { count: 1, days: null } },
      },
      {
        ...{ key: 'bulb', name: 'LED 灯泡 2 只', description: '9 瓦，螺口。' },
        ...{ points: 80, settleFen: 900, stock: 60 },
      },
    ],
  },
  {
    ...{ address: '石桥路 2 号', hours: '8:00–21:00' },
    rewards: [
      {
        ...{ key: 'pressure', name: '电子血压计', description: '上臂式，带语音播报，店员教会为止。' },
        ...{ points: 400, cashFen: 3_900, settleFen: 9_900, stock: 6, limit: { count: 1, days: 365 } },
      },
      {
        ...{ key: 'firstAid', name: '家用急救包', description: '创可贴、纱布、碘伏等。' },
        ...{ points: 150, settleFen: 1_800, stock: 25 },
      },
    ],
  },
  {
    ...{ address: '老街 33 号', hours: '9:00–19:00' },
    rewards: [
      {
        ...{ key: 'haircut', name: '理发一次', description: '行动不便的老人可以预约上门。' },
        ...{ points: 100, settleFen: 1_500, stock: 50, limit: { count: 1, days: 30 } },
      },
    ],
  },
] as const

export const DUTY = '防汛值守三个晚上，经社区核实'
export const REFUND = '工具箱里少了一把活动扳手，居民愿意留下'

/** Volunteer teams, with the residents who are in them: the first leads it. The last is too small to be ranked. */
export const TEAMS = [
  {
    ...{ name: '东门银龄志愿队', about: '每周六上午陪高龄老人看病、买药，平时敲门问个好。' },
    members: [0, 2, 4, 6],
  },
  { name: '南街护河队', about: '清理河道，劝阻乱倒垃圾，欢迎年轻人来。', members: [1, 3, 5, 7] },
  { name: '石桥应急小队', about: '台风、大雪时帮社区巡查和转移。', members: [8, 9] },
] as const

export const CLEANING = {
  title: '清理东门河道垃圾',
  text: '一起把东门河两岸的垃圾捡干净。手套、夹子和垃圾袋由社区准备，请穿防滑的鞋。',
  address: '东门河公园南门',
  roles: [{ name: '捡拾', limit: 10 }],
  insurance: '社区统一购买志愿者意外险。',
} as const

export const CLINIC = {
  title: '社区义诊和用药咨询',
  text: '卫生院医生来量血压、测血糖、看用药。需要志愿者引导老人排队、登记。',
  address: '南街社区居委会院内',
  roles: [
    { name: '引导', limit: 8 },
    { name: '登记', limit: 4 },
  ],
  contact: '社区办公室 0570-6012345',
} as const

/** Nearly full: one place is left. */
export const PHONES = {
  title: '教长辈用智能手机',
  text: '一对一教长辈挂号、打车、视频通话。每位志愿者带一位老人，慢慢来。',
  address: '石桥社区活动室',
  roles: [{ name: '手机老师', limit: 6 }],
} as const

export const MEDICINE = {
  ...{ kind: 'request' as const, skill: 'errand' as const, title: '帮忙到药房取药' },
  ...{ text: '腿脚不便，想请人到康宁药房取降压药，处方在家里。', address: '东门新村 3 栋', halfHours: 2 },
}
export const LAMPS = {
  ...{ kind: 'offer' as const, skill: 'repair' as const, title: '帮长辈换灯泡、修水龙头' },
  ...{ text: '做过水电工，周末有空，材料自备就行，不收钱。', address: '石桥路一带', halfHours: 4 },
}
