import type { ProblemEntry } from '../platform/problems'

export const moderationProblems = {
  MODERATION_DECIDED: [409, '这条内容已经有结果，请刷新列表。'],
} as const satisfies Record<string, ProblemEntry>
