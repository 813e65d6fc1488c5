import type { ProblemEntry } from '../platform/problems'

export const identityProblems = {
  WECHAT_CODE_INVALID: [401, '微信登录已失效，请重新打开小程序。'],
  WECHAT_USER_BLOCKED: [403, '微信提示该账号存在风险，暂时无法登录。'],
  PHONE_CODE_INVALID: [422, '手机号授权已失效，请再点一次授权。'],
  CREDENTIALS_WRONG: [401, '账号或密码不对，请检查后再试。'],
  ACCOUNT_LOCKED: [423, '密码多次输错，账号已锁定，请 15 分钟后再试或联系管理员。'],
  TOTP_REQUIRED: [401, '请输入动态验证码。'],
  TOTP_WRONG: [401, '动态验证码不对，请输入当前显示的 6 位数字。'],
  REFRESH_REUSED: [401, '登录凭证被重复使用，为了安全已全部退出，请重新登录。'],
  TENANT_UNKNOWN: [404, '没有找到这个县。'],
  GUARDIAN_REQUIRED: [403, '未满 14 周岁需要监护人先同意。'],
  GUARDIAN_INVALID: [422, '监护人须为本县已登录并验证手机号的成年居民。'],
  GRANT_INVALID: [422, '角色授权的范围或起止时间不对。'],
  ACCOUNT_DELETED: [401, '该账号已注销。'],
  DELETION_BLOCKED: [409, '还有需要您处理的工作，请先移交再注销账号。'],
} as const satisfies Record<string, ProblemEntry>
