/** Roles an account can be granted, always for an area (PRODUCT, "People"). Everybody is a resident without a grant. */
export const ROLES = [
  'gridWorker',
  'council',
  'handler',
  'dispatcher',
  'supervisor',
  'evaluator',
  'administrator',
] as const

export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  gridWorker: '网格员',
  council: '议事会',
  handler: '处置单位',
  dispatcher: '指挥中心派遣员',
  supervisor: '督办员',
  evaluator: '第三方评价员',
  administrator: '县管理员',
}

/** Roles of people who work for the county: what a resident must not see is shown to these. */
export const STAFF: readonly Role[] = ROLES
