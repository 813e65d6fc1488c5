/** What the demo county talks about: plain data for together.ts. */
export const SHED = {
  title: '小区增设电动车充电棚',
  text: '楼道里充电很危险，去年已经冒过烟。建议在北门空地建一个集中充电棚，大家排队也方便。',
  pro: ['集中充电比飞线安全，消防通道也能腾出来。', '北门空地一直闲着，不占绿化。'],
  con: ['离住户窗户太近，夜里会有声音，希望往外挪几米。'],
  question: '是否在北门空地建电动车充电棚',
  steps: [
    { title: '北门空地平整、画线', amountFen: 860_000 },
    { title: '安装充电桩和监控', amountFen: 3_240_000 },
  ],
  done: '场地已经平整，车位线画好了。',
} as const

/** Each statement with what two kinds of neighbours think of it: those who want exercise, and those who want quiet. */
export const PARK = {
  title: '东门小公园怎么改造',
  text: '小公园的石桌坏了一半，老人没处坐，孩子没处玩。想听听大家希望改成什么样。',
  pro: ['早上没地方锻炼，装几样器材花钱不多。'],
  con: ['球场一热闹就到晚上十点，楼下的老人睡不好。'],
  statements: [
    ['石桌石凳要先修好', 'agree', 'agree'],
    ['晚上九点以后公园应当安静', 'agree', 'agree'],
    ['应当装健身器材', 'agree', 'disagree'],
    ['可以建半个篮球场', 'agree', 'disagree'],
    ['绿地一寸也不能少', 'disagree', 'agree'],
    ['广场舞应当换到文化广场', 'disagree', 'agree'],
    ['应当给孩子留一块沙坑', 'agree', 'pass'],
    ['改造方案要贴在楼道里公示', 'agree', 'agree'],
  ],
} as const

export const PARKING = {
  title: '老街夜间停车划线',
  text: '晚上车停得两边都是，消防车进不来。建议只划一边，并给做小生意的人留卸货位。',
  pro: ['划了线就有规矩，救护车也进得来。'],
  con: ['划一边车位会少二十多个，要先想好停到哪里。'],
  meeting: {
    title: '老街停车划线议事会',
    place: '石桥社区活动室',
    agenda: ['介绍现场情况和两个方案', '沿街住户和商户轮流发言', '对划线方案表决'],
  },
} as const

export const LIBRARY = {
  title: '闲置门卫房改成图书角',
  text: '南门门卫房空了一年，建议改成图书角，放学后孩子有个去处，值班由志愿者轮流。',
} as const

export const BUDGET = {
  title: '石桥社区微更新资金怎么用',
  text: '今年有 20 万元微更新资金。每人可选几个项目，合计不超过 20 万元；结果同时公布“得票优先”和“均等份额”两种算法。',
  fen: 20_000_000,
  options: [
    { id: 'lamps', title: '后巷加装路灯', cost: 6_800_000 },
    { id: 'ramp', title: '社区医务站无障碍坡道', cost: 4_500_000 },
    { id: 'court', title: '修整活动场地面', cost: 9_600_000 },
    { id: 'sheds', title: '垃圾房加盖和洗手池', cost: 5_200_000 },
    { id: 'benches', title: '公交站加座椅和雨棚', cost: 3_900_000 },
  ],
} as const
