import type { Input } from '@linli/shared/contract'
import type { County } from './county'

const START = Date.parse('2026-05-16T09:00:00+08:00')

/** What drafts an activity of the first community, on the Saturday after a county's Tuesday, from nine to eleven. */
export const anActivity = (county: County, more: Partial<Input<'volunteering.create'>> = {}) => ({
  areaId: county.communities[0]!._id,
  title: '清理河道垃圾',
  text: '一起把东河两岸的垃圾捡干净，工具由社区准备。',
  place: { ...county.inside(county.grids[0]!), address: '东河公园南门' },
  startsAt: new Date(START).toISOString(),
  endsAt: new Date(START + 7_200_000).toISOString(),
  roles: [{ name: '捡拾', limit: 2 }],
  ...more,
})

/** What asks a neighbour for two hours of help on the same Saturday. */
export const aHelp = (county: County) => ({
  kind: 'request' as const,
  skill: 'errand' as const,
  title: '帮忙取药',
  text: '腿脚不便，想请人到药店取药。',
  place: { ...county.inside(county.grids[0]!), address: '东河新村3栋2单元' },
  from: new Date(START).toISOString(),
  halfHours: 4,
})
