import type { ProblemEntry } from '../platform/problems'
import { CASE_ERRORS, type CaseErrorCode } from './errors'

/** The refusals of the rules as problems, and what only the server can find out. */
export const caseProblems = {
  ...(Object.fromEntries(
    Object.entries(CASE_ERRORS).map(([code, { status, message }]) => [code, [status, message]]),
  ) as unknown as Record<CaseErrorCode, ProblemEntry>),
  CATEGORY_UNKNOWN: [422, '没有这个类别，请重新选择。'],
  BOOK_INVALID: [422, '类别表有误，没有导入任何内容，请按提示逐行修改。'],
  TEXT_RISKY: [422, '内容可能含有不适合公开的信息，请修改后再提交。'],
  TARGET_UNKNOWN: [422, '没有找到要并入或关联的事项。'],
  LADDER_INVALID: [422, '逐级提醒的设置有误，请检查比例是否递增。'],
} as const satisfies Record<string, ProblemEntry>
