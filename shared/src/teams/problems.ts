import type { ProblemEntry } from '../platform/problems'

export const teamProblems = {
  TEAM_ALREADY: [409, '您已经在一个志愿队里，请先退出再加入别的队。'],
  TEAM_CLOSED: [409, '这个志愿队已经解散，请另选一个。'],
  TEAM_FULL: [422, '这个志愿队已满 200 人，请另选一个。'],
  TEAM_NAME_TAKEN: [409, '本社区已有同名的志愿队，请换一个名字。'],
  TEAM_HOME_NEEDED: [422, '请先在“我的”里选好自己的社区，志愿队属于您的社区。'],
  TEAM_NOT_MEMBER: [409, '不在这个志愿队里，请刷新查看最新情况。'],
  TEAM_CAPTAIN_ONLY: [403, '只有队长可以这样做。'],
  TEAM_OWN_PLACE: [422, '不能对自己这样做；队长要离开请用“退出”。'],
} as const satisfies Record<string, ProblemEntry>
