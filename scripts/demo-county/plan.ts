import type { Plan } from './map'

/** A unit and the duties it has: codes of the book or prefixes of them. */
export interface UnitPlan {
  code: string
  name: string
  duties: string[]
}

export interface CountyPlan {
  slug: string
  map: Plan
  units: UnitPlan[]
  residents: string[]
  /** Names of shops where points are taken, each with a keeper. */
  shops: string[]
  cases: number
  /** Days back from today over which the cases are spread. */
  days: number
}

export const QINGXI: CountyPlan = {
  slug: 'qingxi',
  map: {
    code: 'QX',
    name: '青溪县',
    west: 119.62,
    south: 30.08,
    towns: [
      { name: '城关镇', communities: ['东门社区', '南街社区', '石桥社区'] },
      { name: '临河镇', communities: ['临河社区', '柳林村', '杨湾村'] },
    ],
    gridsPerCommunity: 5,
    seed: 20260101,
  },
  units: [
    { code: 'cgj', name: '城市管理局', duties: ['E02', 'E04', '05', '0113', '0114'] },
    { code: 'hw', name: '环境卫生中心', duties: ['E01', '03'] },
    { code: 'sz', name: '市政养护中心', duties: ['02', '0101', '0102', '0103'] },
    { code: 'ld', name: '路灯管理所', duties: ['0104', '0105'] },
    { code: 'yl', name: '园林绿化中心', duties: ['04'] },
    { code: 'gs', name: '供水公司', duties: ['0106', '0107', 'E0502'] },
    { code: 'gd', name: '供电所', duties: ['0108', '0109', 'E0503'] },
    { code: 'tx', name: '通信联合维护队', duties: ['0110', '0111', '0112'] },
    { code: 'zj', name: '住房和建设局', duties: ['E03'] },
    { code: 'yj', name: '应急管理局', duties: ['E05', 'E06'] },
  ],
  residents: [
    '李秀英',
    '王建国',
    '张桂兰',
    '刘志强',
    '陈美华',
    '杨国平',
    '赵丽娟',
    '黄德福',
    '周雪梅',
    '吴海涛',
    '徐慧芳',
    '孙立新',
    '马春燕',
    '朱文博',
    '胡晓梅',
  ],
  shops: ['福满粮油店', '便民五金店', '康宁药房', '老街理发店'],
  cases: 200,
  days: 30,
}

export const NEIGHBOUR: CountyPlan = {
  slug: 'yunshan',
  map: {
    code: 'YS',
    name: '云山县',
    west: 118.9,
    south: 29.4,
    towns: [{ name: '云山镇', communities: ['云东社区', '云西村'] }],
    gridsPerCommunity: 2,
    seed: 7,
  },
  units: [
    { code: 'cgj', name: '云山县城管局', duties: ['E', '03', '05'] },
    { code: 'sz', name: '云山县市政中心', duties: ['01', '02', '04'] },
  ],
  residents: ['何小云', '罗大山'],
  shops: [],
  cases: 10,
  days: 14,
}
