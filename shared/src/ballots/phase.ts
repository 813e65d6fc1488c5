/** What has been done to a ballot; the clock is not in it. */
export const STAGES = ['draft', 'announced', 'opened', 'sealed', 'published', 'cancelled'] as const
export type BallotStage = (typeof STAGES)[number]

/** What a ballot is at a moment. */
export const PHASES = ['draft', 'announced', 'open', 'closed', 'published', 'cancelled'] as const
export type Phase = (typeof PHASES)[number]

export const PHASE_LABELS: Record<Phase, string> = {
  draft: '草稿',
  announced: '公告中',
  open: '投票中',
  closed: '计票中',
  published: '已公布',
  cancelled: '已取消',
}

/** The phase at a moment, epoch ms: no timer decides it, only what was done and what time it is. `closesAt` is excluded. */
export function phaseAt(
  { stage, opensAt, closesAt }: { stage: BallotStage; opensAt: number; closesAt: number },
  now: number,
): Phase {
  if (stage === 'draft' || stage === 'published' || stage === 'cancelled') return stage
  if (stage === 'sealed' || now >= closesAt) return 'closed'
  return now >= opensAt ? 'open' : 'announced'
}
