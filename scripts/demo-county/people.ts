import type { Role } from '@linli/shared/identity/roles'
import { type Area, areasByIds, type Unit } from '../../server/src/areas'
import { createResident, grantRole, makeDemo } from '../../server/src/identity'
import type { Actor } from '../../server/src/platform/actor'
import { type Context, createContext } from '../../server/src/platform/context'
import type { SimulatorControl } from '../wechat-simulator'
import { act } from './hands'
import type { CountyPlan } from './plan'

/** A demo account and as whom it acts. */
export interface Person {
  id: string
  username: string
  name: string
  role: string
  actor: Actor
  area: Area
  unitId?: string
}

export interface People {
  all: Person[]
  residents: Person[]
  /** By community id. */
  gridWorkers: Map<string, Person>
  dispatchers: Person[]
  supervisors: Person[]
  /** Who keep shops: residents by their roles, yet no part of what residents do here. */
  merchants: Person[]
  /** By unit id. */
  handlers: Map<string, Person>
}

interface Wanted {
  username: string
  name: string
  title: string
  area: Area
  role?: Role
  unit?: Unit
}

const surnames = [
  '赵',
  '钱',
  '孙',
  '李',
  '周',
  '吴',
  '郑',
  '王',
  '冯',
  '陈',
  '褚',
  '卫',
  '蒋',
  '沈',
  '韩',
  '杨',
]
const given = ['晓东', '丽萍', '建军', '海燕', '志明', '春梅', '国强', '小芳', '文斌', '玉兰', '长青', '思远']

function wantedOf(
  areas: readonly Area[],
  units: readonly Unit[],
  { residents, shops }: Pick<CountyPlan, 'residents' | 'shops'>,
): Wanted[] {
  const at = (level: Area['level']) => areas.filter((area) => area.level === level)
  const county = at('county')[0] as Area
  let drawn = 0
  const name = () => {
    const staff = drawn++
    return `${surnames[staff % surnames.length]}${given[(staff * 5) % given.length]}`
  }
  const communities = at('community')
  return [
    ...residents.map((resident, i) => {
      const area = communities[i % communities.length] as Area
      return { username: `resident-${i + 1}`, name: resident, title: `居民，住${area.name}`, area }
    }),
    ...communities.map((area, i) => {
      return {
        username: `grid-${i + 1}`,
        name: name(),
        title: `${area.name}网格员`,
        area,
        role: 'gridWorker' as const,
      }
    }),
    ...[1, 2].map((i) => ({
      ...{ username: `dispatch-${i}`, name: name(), title: '县指挥中心派遣员', area: county },
      role: 'dispatcher' as const,
    })),
    ...at('town').map((area, i) => {
      return {
        username: `town-${i + 1}`,
        name: name(),
        title: `${area.name}派遣员（可吹哨）`,
        area,
        role: 'dispatcher' as const,
      }
    }),
    ...[1, 2].map((i) => ({
      ...{ username: `supervisor-${i}`, name: name(), title: '县督查员', area: county },
      role: 'supervisor' as const,
    })),
    ...units.map((unit) => ({
      ...{ username: `handler-${unit.code}`, name: name(), title: `${unit.name}处置员`, area: county, unit },
      role: 'handler' as const,
    })),
    { username: 'council-1', name: name(), title: '议事会成员', area: county, role: 'council' },
    { username: 'evaluator-1', name: name(), title: '第三方评价员', area: county, role: 'evaluator' },
    { username: 'admin', name: name(), title: '县管理员', area: county, role: 'administrator' },
    ...shops.map((shop, i) => {
      const area = communities[i % communities.length] as Area
      return { username: `merchant-${i + 1}`, name: name(), title: `店主，开${shop}`, area }
    }),
  ]
}

/**
 * Makes the demo accounts: residents, one grid worker a community, the command centre, one handler a unit. Each is a WeChat user
 * of the simulator too, so that texts and photos of theirs can be checked.
 */
export async function makePeople(
  context: Context,
  wechat: SimulatorControl,
  slug: string,
  areas: readonly Area[],
  units: readonly Unit[],
  plan: Pick<CountyPlan, 'residents' | 'shops'>,
): Promise<People> {
  const all: Person[] = []
  for (const [index, { username, name, title, area, role, unit }] of wantedOf(areas, units, plan).entries()) {
    const phone = `1380000${String(1000 + index)}`
    const user = await wechat.setUser({ user: `${slug}-${username}`, phone } as never)
    await wechat.visit({ user: `${slug}-${username}` })
    const { _id: id } = await createResident(context, { name, phone, openid: user.openid })
    await makeDemo(context, { accountId: id, username, description: title })
    if (role) {
      const { _id: areaId, path: areaPath, name: areaName } = area
      const inUnit = unit && { unitId: unit._id, unitName: unit.name }
      await grantRole(context, { accountId: id, role, areaId, areaPath, areaName, ...inUnit })
    }
    const held = role && { role, areaPath: area.path, ...(unit && { unitId: unit._id }) }
    const actor: Actor = { kind: 'account', id, roles: held ? [held] : [] }
    if (!role)
      await act(createContext(context, context.tenantId, actor), 'identity.updateMe', {
        communityId: area._id,
      })
    all.push({ ...{ id, username, name, role: title, area }, ...(unit && { unitId: unit._id }), actor })
  }
  const withRole = (role: Role) => all.filter(({ actor }) => actor.roles.some((held) => held.role === role))
  return {
    all,
    residents: all.filter(({ actor, username }) => actor.roles.length === 0 && !isMerchant(username)),
    merchants: all.filter(({ username }) => isMerchant(username)),
    gridWorkers: new Map(withRole('gridWorker').map((person) => [person.area._id, person])),
    dispatchers: withRole('dispatcher').filter(({ area }) => area.level === 'county'),
    supervisors: withRole('supervisor'),
    handlers: new Map(withRole('handler').map((person) => [person.unitId as string, person])),
  }
}

const isMerchant = (username: string): boolean => username.startsWith('merchant-')

/** Every area of the county, by code. */
export async function areasOf(context: Context, ids: readonly string[]): Promise<Area[]> {
  const found = await areasByIds(context, ids)
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
