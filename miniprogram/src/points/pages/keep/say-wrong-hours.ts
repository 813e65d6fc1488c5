import { sayHours } from '@linli/shared/volunteering/hours'
import type { Output } from '@/platform/api/contract'

type Wrong = Output<'volunteering.recounts'>['items'][number]['wrong'][number]

const NAMES = { halfHours: '累计时长', saved: '时间银行', held: '已约定待付' } as const

/** Which sums of a volunteer or of the pool are wrong, with what is kept and what the records add up to. */
export function sayWrongHours({ owner, cached, counted }: Wrong): string {
  const pool = owner === 'pool'
  const fields = (Object.keys(NAMES) as (keyof typeof NAMES)[]).filter(
    (field) => cached[field] !== counted[field],
  )
  const said = fields.map((field) => {
    const name = pool ? '结余' : NAMES[field]
    return `${name}记为 ${sayHours(cached[field] ?? 0)} 小时，按明细应为 ${sayHours(counted[field] ?? 0)} 小时`
  })
  return `${pool ? '公益时间池' : `账户 ${owner}`}：${said.join('；')}`
}
