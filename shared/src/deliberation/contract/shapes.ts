import { z } from 'zod'
import { topicBallot } from '../../ballots/contract/shapes'
import { attachment } from '../../files/contract'
import { id, time } from '../../platform/schemas'
import { FOUR_STEPS } from '../four-steps'
import { MEETING_STATES } from '../meeting'
import { PROPOSAL_STATES } from '../proposal'
import { TOPIC_ACTIONS, TOPIC_STAGES } from '../topic'

export const areaRef = z.object({ id, name: z.string(), level: z.enum(['county', 'town', 'community']) })

/** A word of a person under check: only its author and the council see it before it has passed. */
export const visibility = z.enum(['pending', 'visible', 'hidden'])

export const proposalSummary = z.object({
  id,
  version: z.int(),
  title: z.string(),
  state: z.enum(PROPOSAL_STATES),
  visibility,
  area: areaRef,
  supporters: z.int(),
  needed: z.int(),
  supported: z.boolean(),
  mine: z.boolean(),
  createdAt: time,
})

export const proposal = proposalSummary.extend({
  text: z.string(),
  category: z.string().nullable(),
  /** Rounded to about 100 m for everybody but the author and the council. */
  place: z.object({ lng: z.number(), lat: z.number(), address: z.string() }).nullable(),
  photos: z.array(attachment),
  reason: z.string().nullable(),
  mergedInto: z.object({ id, title: z.string() }).nullable(),
  merged: z.array(z.object({ id, title: z.string() })),
  topicId: id.nullable(),
  previousTopicId: id.nullable(),
  abilities: z.array(z.enum(['support', 'withdraw', 'openTopic', 'decline', 'merge', 'unmerge'])),
})

export const topicSummary = z.object({
  id,
  version: z.int(),
  title: z.string(),
  stage: z.enum(TOPIC_STAGES),
  area: areaRef,
  supporters: z.int(),
  /** People who have argued, made a statement or taken a position. */
  participants: z.int(),
  arguments: z.int(),
  statements: z.int(),
  changedAt: time,
})

const executionStep = z.object({
  id,
  title: z.string(),
  unit: z.object({ id, name: z.string() }).nullable(),
  dueAt: time,
  amountFen: z.int(),
  note: z.string(),
  photos: z.array(attachment),
  done: z.boolean(),
  doneAt: time.nullable(),
  case: z.object({ id, number: z.string(), stage: z.string() }).nullable(),
})

const fourStep = z.object({
  step: z.enum(FOUR_STEPS),
  at: time,
  note: z.string(),
  due: z.int().nullable(),
  present: z.int().nullable(),
  agree: z.int().nullable(),
  women: z.int().nullable(),
  fewWomen: z.boolean(),
})

export const topic = topicSummary.extend({
  text: z.string(),
  photos: z.array(attachment),
  proposals: z.array(z.object({ id, title: z.string() })),
  /** The topic that this one raises again. */
  previousTopicId: id.nullable(),
  fourSteps: z.array(fourStep).nullable(),
  nextFourStep: z.enum(FOUR_STEPS).nullable(),
  decision: z
    .object({
      ...{ text: z.string(), at: time, noticeUntil: time, paused: z.boolean() },
      /** The ballot that decided; null: the council recorded it. */
      ballotId: id.nullable(),
    })
    .nullable(),
  objections: z.array(
    z.object({ id, text: z.string(), at: time, answer: z.string().nullable(), mine: z.boolean() }),
  ),
  steps: z.array(executionStep),
  result: z.object({ text: z.string(), at: time }).nullable(),
  reason: z.string().nullable(),
  reviews: z.object({ count: z.int(), solved: z.int(), satisfied: z.int() }),
  myReview: z
    .object({ solved: z.boolean(), satisfaction: z.enum(['satisfied', 'basically', 'dissatisfied']) })
    .nullable(),
  meetings: z.array(z.object({ id, title: z.string(), at: time, state: z.enum(MEETING_STATES) })),
  /** Ballots on this topic, the first linked first; drafts for who runs them only. */
  ballots: z.array(topicBallot),
  takesWords: z.boolean(),
  /** What the asker may do now. */
  abilities: z.array(
    z.enum([...TOPIC_ACTIONS, 'callMeeting', 'fourStep', 'linkBallot', 'planStep', 'review', 'moderate']),
  ),
})

const moderated = {
  visibility,
  /** Why it was taken from the public; for its author and the council. */
  hiddenReason: z.string().nullable(),
  appeal: z.enum(['none', 'open', 'upheld', 'refused']),
  mine: z.boolean(),
}

export const post = z.object({
  id,
  kind: z.enum(['argument', 'reply', 'statement']),
  topicId: id,
  side: z.enum(['pro', 'con']).nullable(),
  parentId: id.nullable(),
  text: z.string(),
  createdAt: time,
  edits: z.int(),
  useful: z.int(),
  foundUseful: z.boolean(),
  ...moderated,
})

export const argument = post.extend({ replies: z.array(post) })

export const statement = z.object({
  id,
  text: z.string(),
  agree: z.int(),
  disagree: z.int(),
  pass: z.int(),
  /** The asker's own position; null before he has taken one. */
  myVote: z.enum(['agree', 'disagree', 'pass']).nullable(),
  ...moderated,
})

/** A person's word as it was before each edit. */
export const history = z.object({ items: z.array(z.object({ at: time, text: z.string() })) })

const share = z.number().min(0).max(1)

export const opinion = z.object({
  /** Participants that have said enough; null figures while there are fewer than seven. */
  enough: z.boolean(),
  participants: z.int(),
  votes: z.int(),
  computedAt: time.nullable(),
  /** People in groups too small to show. */
  apart: z.int(),
  groups: z.array(
    z.object({
      index: z.int(),
      people: z.int(),
      x: z.number(),
      y: z.number(),
      spread: z.number(),
      represents: z.array(z.object({ text: z.string(), side: z.enum(['agree', 'disagree']), share })),
    }),
  ),
  unites: z.array(z.object({ text: z.string(), side: z.enum(['agree', 'disagree']), strength: share })),
  divides: z.array(z.object({ text: z.string(), shares: z.array(share) })),
  /** Where the asker stands; null before enough votes, or when the group is too small to show. */
  me: z.object({ x: z.number(), y: z.number(), group: z.int().nullable() }).nullable(),
  /** How many more votes would place the asker. */
  missing: z.int(),
})

const person = z.object({ id, name: z.string() })

export const meeting = z.object({
  id,
  version: z.int(),
  topicId: id,
  title: z.string(),
  at: time,
  place: z.string(),
  state: z.enum(MEETING_STATES),
  announcedAt: time,
  agenda: z.array(z.object({ id, title: z.string(), minutes: z.int() })),
  turnSeconds: z.int(),
  chair: z.boolean(),
  invited: z.int(),
  present: z.int(),
  /** Who has checked in, for the council, who give tasks to them; nobody for others. */
  attendees: z.array(person),
  checkedIn: z.boolean(),
  speaking: z.object({ name: z.string(), me: z.boolean(), since: time }).nullable(),
  waiting: z.array(z.object({ name: z.string(), me: z.boolean(), turns: z.int() })),
  motions: z.array(
    z.object({
      id,
      agendaId: id,
      text: z.string(),
      open: z.boolean(),
      yes: z.int().nullable(),
      no: z.int().nullable(),
      abstain: z.int().nullable(),
      voted: z.int(),
      passed: z.boolean().nullable(),
      mine: z.enum(['yes', 'no', 'abstain']).nullable(),
    }),
  ),
  minutes: z.string().nullable(),
  tasks: z.array(
    z.object({ id, text: z.string(), owner: person, dueAt: time, done: z.boolean(), mine: z.boolean() }),
  ),
  abilities: z.array(
    z.enum([
      'checkIn',
      'askToSpeak',
      'vote',
      'open',
      'cancel',
      'next',
      'openMotion',
      'closeMotion',
      'end',
      'showCode',
    ]),
  ),
})
