export interface RoleWords {
  /** Of a role that is there already. */
  id?: string
  name: string
  limit: string
  requirements: string
}

/** Of one activity. */
export const MOST_ROLES = 10

export const newRole = (name = ''): RoleWords => ({ name, limit: '20', requirements: '' })

/** What is wrong with the roles, in Chinese; undefined when nothing is. */
export function wrongInRoles(roles: readonly RoleWords[]): string | undefined {
  const limits = roles.map(({ limit }) => Number(limit))
  if (roles.length === 0) return '至少要有一个岗位'
  if (roles.some(({ name }) => name.trim() === '')) return '每个岗位都要有名字'
  if (limits.some((limit) => !Number.isInteger(limit) || limit < 1 || limit > 500))
    return '名额请填 1 到 500 的整数'
  return undefined
}
