import { areaProblems } from './areas/problems'
import { ballotProblems } from './ballots/problems'
import { caseProblems } from './cases/problems'
import { deliberationProblems } from './deliberation/problems'
import { fileProblems } from './files/problems'
import { identityProblems } from './identity/problems'
import { moderationProblems } from './moderation/problems'
import { platformProblems } from './platform/problems'
import { pointProblems } from './points/problems'
import { rewardProblems } from './rewards/problems'
import { teamProblems } from './teams/problems'
import { volunteeringProblems } from './volunteering/problems'

/** Every named failure of the product, by its stable code. */
export const problems = {
  ...platformProblems,
  ...identityProblems,
  ...areaProblems,
  ...fileProblems,
  ...moderationProblems,
  ...caseProblems,
  ...ballotProblems,
  ...teamProblems,
  ...pointProblems,
  ...rewardProblems,
  ...deliberationProblems,
  ...volunteeringProblems,
} as const

export type ProblemCode = keyof typeof problems
