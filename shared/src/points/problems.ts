import type { ProblemEntry } from '../platform/problems'

export const pointProblems = {
  POINTS_SHORT: [422, '可用积分不够，可以先参加活动或上报问题积累积分。'],
  POINTS_NEGATIVE: [422, '有积分被追回，余额为负，补足之前不能使用积分。'],
  POINTS_FROZEN: [403, '积分账户已被冻结，如有疑问请联系社区。'],
  POINTS_AMOUNT: [422, '积分数量不对，请填写 1 到 1000000 之间的整数。'],
  POINTS_HOLD_OVER: [409, '这笔积分已经处理过了，请刷新查看。'],
  POINTS_REFUND_TOO_MUCH: [422, '退回的积分不能超过当时使用的积分。'],
  POINTS_RULE_PAST: [422, '规则只能从现在或以后开始生效，不能倒填日期。'],
  POINTS_ADJUSTMENT_DECIDED: [409, '这笔调整已经有人处理，请刷新查看。'],
  POINTS_SECOND_PERSON: [403, '调整积分需要另一位工作人员复核，不能自己审批自己的申请。'],
  POINTS_ACCOUNT_UNKNOWN: [422, '没有找到这位居民的账号。'],
  HOUSEHOLD_ALREADY: [409, '已经在一个家庭里，请先退出原来的家庭。'],
  HOUSEHOLD_NONE: [422, '还没有加入家庭，请先创建或加入。'],
  HOUSEHOLD_FULL: [422, '家庭成员最多 10 人。'],
  HOUSEHOLD_CODE_INVALID: [422, '邀请码不对或已过期，请让家人重新生成。'],
  HOUSEHOLD_NOT_MEMBER: [422, '只能转给同一个家庭的成员。'],
} as const satisfies Record<string, ProblemEntry>
