import type { FourStep } from '@linli/shared/deliberation/four-steps'
import type { TopicDoc } from './model'

const DAY_MS = 86_400_000

type Recorded = NonNullable<TopicDoc['fourSteps']>[number]

/** Writes a step of 四议两公开 into a topic. */
export function recordFourStep(
  topic: TopicDoc,
  now: number,
  given: { step: FourStep; note: string } & {
    [name in keyof Omit<Recorded, 'step' | 'note' | 'at'>]?: Recorded[name] | undefined
  },
): void {
  const { step, note, due = null, present = null, agree = null, women = null, fewWomen = false } = given
  topic.fourSteps = [
    ...(topic.fourSteps ?? []),
    { step, at: new Date(now), note, due, present, agree, women, fewWomen },
  ]
}

/** Writes the decision into a topic (决议公开): its notice days begin. @param ballotId of the vote that made it */
export function writeDecision(
  topic: TopicDoc,
  now: number,
  { text, noticeDays, ballotId }: { text: string; noticeDays: number; ballotId: string | null },
): void {
  const noticeUntil = new Date(now + noticeDays * DAY_MS)
  topic.decision = { text, at: new Date(now), noticeUntil, pausedAt: null, ballotId }
  topic.reason = null
  if (topic.fourSteps) recordFourStep(topic, now, { step: 'publishDecision', note: '决议已公开' })
}
