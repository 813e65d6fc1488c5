import type { ProblemEntry } from '../platform/problems'

export const volunteeringProblems = {
  ACTIVITY_TIME: [422, '活动时间有误：结束要晚于开始，开始不能早于现在，一次不超过 24 小时。'],
  ACTIVITY_STATE: [409, '活动现在的状态不能做这一步，请刷新查看最新情况。'],
  ACTIVITY_STARTED: [409, '活动已经开始，不能再更改。'],
  LIMIT_TOO_LOW: [422, '名额不能少于已经报名的人数，也不能删除有人报名的岗位。'],
  ROLE_UNKNOWN: [422, '没有这个岗位，请刷新后重新选择。'],
  SIGN_UP_CLOSED: [409, '报名已经截止。'],
  SIGNED_UP: [409, '您已经报名或正在候补，不用重复报名。'],
  NOT_SIGNED_UP: [409, '您没有报名这个活动，或者还在候补。'],
  CODE_FORGED: [422, '这不是活动签到码，请扫描组织者手机上的签到码。'],
  CODE_OLD: [422, '签到码已过期，请扫描最新的签到码。'],
  CODE_FOREIGN: [422, '这是另一个活动的签到码，请核对活动。'],
  PLACE_NEEDED: [422, '需要您的位置才能签到，请允许使用位置，或请组织者代为签到。'],
  TOO_FAR: [422, '您不在活动地点附近，请到现场再签到。'],
  CHECK_IN_TIME: [409, '现在不是签到时间：活动开始前 1 小时到结束可以签到，结束后 2 小时内可以签退。'],
  NOT_CHECKED_IN: [409, '还没有签到，请先签到。'],
  NOTHING_TO_REVIEW: [409, '这条签到没有待核实的内容。'],
} as const satisfies Record<string, ProblemEntry>
