/** A named failure: HTTP status, and the sentence that tells a person what to do. */
export type ProblemEntry = readonly [status: number, detail: string]

/** Failures any endpoint may answer with (RFC 9457 `code`s of ours). */
export const platformProblems = {
  INPUT_INVALID: [400, '提交的内容有误，请按提示修改后再试。'],
  BODY_TOO_LARGE: [413, '提交的内容太大，请减少后再试。'],
  BODY_MALFORMED: [400, '提交的内容无法读取，请重新提交。'],
  CURSOR_INVALID: [400, '翻页位置已失效，请从头刷新列表。'],
  NOT_SIGNED_IN: [401, '请先登录。'],
  SESSION_EXPIRED: [401, '登录已过期，请重新登录。'],
  ROLE_MISSING: [403, '您的账号没有这项权限，如需使用请联系管理员。'],
  AREA_FORBIDDEN: [403, '这不在您负责的范围内。'],
  NOT_FOUND: [404, '没有找到，可能已被删除，或者不属于本县。'],
  ROUTE_UNKNOWN: [404, '没有这个接口。'],
  METHOD_NOT_ALLOWED: [405, '这个地址不支持这种操作。'],
  STALE_VERSION: [409, '内容已被别人更新，请查看最新情况后再操作。'],
  DUPLICATE: [409, '已经存在相同的内容。'],
  IDEMPOTENCY_MISMATCH: [422, '同一个提交编号用于了不同的内容，请重新提交。'],
  RULE_BROKEN: [422, '不符合规则，无法完成。'],
  TOO_MANY_REQUESTS: [429, '操作太频繁，请稍后再试。'],
  INTERNAL: [500, '系统出了点问题，我们已经记录，请稍后再试。'],
  UNAVAILABLE: [503, '服务暂时不可用，请稍后再试。'],
  PAY_OFF: [409, '本县没有开通微信支付，请选择只用积分的礼品。'],
  UPSTREAM_UNAVAILABLE: [503, '微信服务暂时没有响应，请稍后再试。'],
} as const satisfies Record<string, ProblemEntry>
