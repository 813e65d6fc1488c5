import { areaProblems } from './areas/problems'
import { caseProblems } from './cases/problems'
import { fileProblems } from './files/problems'
import { identityProblems } from './identity/problems'
import { moderationProblems } from './moderation/problems'
import { platformProblems } from './platform/problems'

/** Every named failure of the product, by its stable code. */
export const problems = {
  ...platformProblems,
  ...identityProblems,
  ...areaProblems,
  ...fileProblems,
  ...moderationProblems,
  ...caseProblems,
} as const

export type ProblemCode = keyof typeof problems
