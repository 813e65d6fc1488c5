import type { TopicFacts } from '@linli/shared/deliberation/topic'
import type { TopicDoc } from './model'

/** What the rules of shared/deliberation/topic look at. */
export const factsOf = (topic: TopicDoc): TopicFacts => ({
  stage: topic.stage,
  fourSteps: topic.fourSteps?.length ?? null,
  noticeUntil: topic.decision?.noticeUntil.getTime() ?? null,
  openObjections: topic.objections.filter(({ answer }) => answer === null).length,
  steps: topic.steps,
})
