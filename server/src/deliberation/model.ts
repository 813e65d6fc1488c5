import type { DecisionRuleId } from '@linli/shared/ballots/decision'
import type { FourStep } from '@linli/shared/deliberation/four-steps'
import type { MeetingState } from '@linli/shared/deliberation/meeting'
import type { Vote } from '@linli/shared/deliberation/opinion/votes'
import type { ProposalState, Thresholds } from '@linli/shared/deliberation/proposal'
import type { TopicStage } from '@linli/shared/deliberation/topic'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** Checked words: what moderation says, and what a member of the council did. Both must let them pass. */
export interface Checked {
  moderation: 'pending' | 'passed' | 'hidden'
  /** Was visible to the public once: told to others one time. */
  contributed: boolean
}

export interface AreaOf {
  areaId: string
  areaName: string
  areaLevel: 'county' | 'town' | 'community'
  areaPath: string
  /** From the county down. */
  areaIds: string[]
}

export interface Photo {
  id: string
  verdict: 'pending' | 'passed' | 'hidden'
}

export interface ProposalDoc extends Aggregate, AreaOf, Checked {
  title: string
  text: string
  authorId: string
  place: { lng: number; lat: number; address: string } | null
  category: string | null
  photos: Photo[]
  state: ProposalState
  reason: string | null
  /** Its own supporters, and with those of the proposals merged into it, each once. */
  ownSupporterIds: string[]
  supporterIds: string[]
  needed: number
  mergedIntoId: string | null
  mergedIds: string[]
  topicId: string | null
  previousTopicId: string | null
  tokens: string[]
  /** Whether the public lists show it. */
  listed: boolean
  createdAt: Date
}

const aggregate = {
  _id: String,
  tenantId: { type: String, required: true },
  version: { type: Number, required: true },
  chainHash: { type: String, default: '' },
} as const
const area = {
  areaId: String,
  areaName: String,
  areaLevel: String,
  areaPath: String,
  areaIds: [String],
} as const
const mixed = Schema.Types.Mixed
const plain = { versionKey: false, minimize: false } as const

export const proposalModel = tenantModel<ProposalDoc>(
  'proposals',
  new Schema<ProposalDoc>(
    {
      ...aggregate,
      ...area,
      ...{ moderation: String, contributed: Boolean, title: String, text: String, authorId: String },
      ...{ place: mixed, category: String, photos: mixed, state: String, reason: String },
      ...{ ownSupporterIds: [String], supporterIds: [String], needed: Number, mergedIntoId: String },
      ...{ mergedIds: [String], topicId: String, previousTopicId: String, tokens: [String] },
      ...{ listed: Boolean, createdAt: Date },
    },
    plain,
  )
    .index({ tenantId: 1, listed: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, state: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, authorId: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, supporterIds: 1 }),
)

export interface Objection {
  id: string
  accountId: string
  text: string
  at: Date
  answer: string | null
  /** Whether its words have passed their check; absent in objections older than the member. */
  checked?: boolean
}

export interface ExecutionStep {
  id: string
  title: string
  unitId: string | null
  unitName: string | null
  dueAt: Date
  amountFen: number
  note: string
  photoIds: string[]
  done: boolean
  doneAt: Date | null
  caseId: string | null
  caseNumber: string | null
  caseStage: string | null
}

export interface TopicDoc extends Aggregate, AreaOf {
  title: string
  text: string
  photoIds: string[]
  proposals: { id: string; title: string }[]
  previousTopicId: string | null
  stage: TopicStage
  supporters: number
  /** How many have argued, stated or voted. */
  participants: number
  arguments: number
  /** Statements made so far: the next one's column. */
  statements: number
  fourSteps:
    | {
        step: FourStep
        at: Date
        note: string
        due: number | null
        present: number | null
        agree: number | null
        women: number | null
        fewWomen: boolean
      }[]
    | null
  decision: {
    text: string
    at: Date
    noticeUntil: Date
    pausedAt: Date | null
    ballotId?: string | null
  } | null
  objections: Objection[]
  steps: ExecutionStep[]
  caseIds: string[]
  /** Absent in topics older than the link; read by {@link ballotIdsOf}. */
  ballotIds?: string[]
  result: { text: string; at: Date } | null
  reason: string | null
  reviews: {
    accountId: string
    solved: boolean
    satisfaction: 'satisfied' | 'basically' | 'dissatisfied'
    comment: string
    at: Date
  }[]
  changedAt: Date
}

/** The ballots on a topic, the first linked first. */
export const ballotIdsOf = ({ ballotIds }: Pick<TopicDoc, 'ballotIds'>): string[] => ballotIds ?? []

export const topicModel = tenantModel<TopicDoc>(
  'topics',
  new Schema<TopicDoc>(
    {
      ...aggregate,
      ...area,
      ...{ title: String, text: String, photoIds: [String], proposals: mixed, previousTopicId: String },
      ...{ stage: String, supporters: Number, participants: Number, arguments: Number, statements: Number },
      ...{ fourSteps: mixed, decision: mixed, objections: mixed, steps: mixed, caseIds: [String] },
      ballotIds: [String],
      ...{ result: mixed, reason: String, reviews: mixed, changedAt: Date },
    },
    plain,
  )
    .index({ tenantId: 1, changedAt: -1, _id: -1 })
    .index({ tenantId: 1, stage: 1, changedAt: -1, _id: -1 })
    .index({ tenantId: 1, areaIds: 1, changedAt: -1, _id: -1 })
    .index({ tenantId: 1, caseIds: 1 }),
)

/** Somebody a topic concerns: who supported it, argued, stated or voted. Told of everything that happens to it. */
export interface PersonDoc {
  _id: string
  tenantId: string
  topicId: string
  accountId: string
  /** Has said something, not only supported. */
  active: boolean
}

export const peopleModel = tenantModel<PersonDoc>(
  'topicPeople',
  new Schema<PersonDoc>(
    { _id: String, tenantId: String, topicId: String, accountId: String, active: Boolean },
    { versionKey: false },
  )
    .index({ tenantId: 1, topicId: 1, accountId: 1 })
    .index({ tenantId: 1, accountId: 1 }),
)

export interface PostDoc extends Aggregate, Checked {
  kind: 'argument' | 'reply' | 'statement'
  topicId: string
  areaPath: string
  areaIds: string[]
  side: 'pro' | 'con' | null
  parentId: string | null
  /** Column of a statement in the table of votes. */
  column: number | null
  authorId: string
  text: string
  createdAt: Date
  /** `shown`: whether the public had seen these words; absent in edits older than the member, which all were. */
  edits: { at: Date; text: string; shown?: boolean }[]
  usefulIds: string[]
  reports: { accountId: string; reason: string; at: Date }[]
  /** Waits for the council: reports nobody has looked at, or an appeal. */
  flagged: boolean
  hidden: { by: string; reason: string; at: Date } | null
  appeal: { reason: string; at: Date; state: 'open' | 'upheld' | 'refused' } | null
  listed: boolean
  agree: number
  disagree: number
  pass: number
}

export const postModel = tenantModel<PostDoc>(
  'topicPosts',
  new Schema<PostDoc>(
    {
      ...aggregate,
      ...{ moderation: String, contributed: Boolean, kind: String, topicId: String, areaPath: String },
      ...{
        areaIds: [String],
        side: String,
        parentId: String,
        column: Number,
        authorId: String,
        text: String,
      },
      ...{ createdAt: Date, edits: mixed, usefulIds: [String], reports: mixed, flagged: Boolean },
      ...{ hidden: mixed, appeal: mixed, listed: Boolean, agree: Number, disagree: Number, pass: Number },
    },
    plain,
  )
    .index({ tenantId: 1, topicId: 1, kind: 1, side: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, parentId: 1, createdAt: 1 })
    .index({ tenantId: 1, flagged: 1, createdAt: -1, _id: -1 })
    .index({ tenantId: 1, authorId: 1 }),
)

/** All votes of a person on the statements of a topic, as a sparse row sorted by column. The account id is an alias after a deletion. */
export interface PositionDoc {
  _id: string
  tenantId: string
  topicId: string
  accountId: string
  columns: number[]
  values: Vote[]
  updatedAt: Date
}

export const positionModel = tenantModel<PositionDoc>(
  'topicPositions',
  new Schema<PositionDoc>(
    {
      ...{ _id: String, tenantId: String, topicId: String, accountId: String },
      ...{ columns: [Number], values: [Number] as never, updatedAt: Date },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, topicId: 1, updatedAt: 1 })
    .index({ tenantId: 1, accountId: 1 }),
)

/** The last opinion map of a topic, and whether votes have come since. Its id is the topic's. */
export interface MapDoc {
  _id: string
  tenantId: string
  dirty: boolean
  computedAt: Date | null
  participants: number
  votes: number
  /** OpinionReading of the shared module. */
  reading: unknown
  /** What places a person: see `chartOf` of the shared module. */
  chart: unknown
}

export const mapModel = tenantModel<MapDoc>(
  'opinionMaps',
  new Schema<MapDoc>(
    {
      ...{ _id: String, tenantId: String, dirty: Boolean, computedAt: Date },
      ...{ participants: Number, votes: Number, reading: mixed, chart: mixed },
    },
    plain,
  ).index({ tenantId: 1, dirty: 1 }),
)

export type MotionAnswer = 'yes' | 'no' | 'abstain'

export interface Motion {
  id: string
  agendaId: string
  text: string
  open: boolean
  votes: { accountId: string; answer: MotionAnswer }[]
  passed: boolean | null
}

export interface MeetingDoc extends Aggregate {
  topicId: string
  areaPath: string
  title: string
  at: Date
  place: string
  state: MeetingState
  announcedAt: Date
  agenda: { id: string; title: string; minutes: number }[]
  turnSeconds: number
  rule: DecisionRuleId
  /** Who is entitled to vote, when the rule asks for it; otherwise those present. */
  due: number | null
  chairId: string
  invited: number
  present: { accountId: string; at: Date }[]
  waiting: { accountId: string; askedAt: number }[]
  turns: { accountId: string; at: Date }[]
  speaking: { accountId: string; since: Date } | null
  motions: Motion[]
  minutes: string | null
  tasks: { id: string; text: string; ownerId: string; dueAt: Date; done: boolean }[]
}

export const meetingModel = tenantModel<MeetingDoc>(
  'meetings',
  new Schema<MeetingDoc>(
    {
      ...aggregate,
      ...{ topicId: String, areaPath: String, title: String, at: Date, place: String, state: String },
      ...{
        announcedAt: Date,
        agenda: mixed,
        turnSeconds: Number,
        rule: String,
        due: Number,
        chairId: String,
      },
      ...{ invited: Number, present: mixed, waiting: mixed, turns: mixed, speaking: mixed, motions: mixed },
      ...{ minutes: String, tasks: mixed },
    },
    plain,
  )
    .index({ tenantId: 1, topicId: 1, at: 1 })
    .index({ tenantId: 1, 'present.accountId': 1 }),
)

/** What a county decides about deliberation. One per tenant. */
export interface RulesDoc extends Aggregate {
  thresholds: Thresholds
  meetingNoticeDays: number
  decisionNoticeDays: number
}

export const rulesModel = tenantModel<RulesDoc>(
  'deliberationRules',
  new Schema<RulesDoc>(
    { ...aggregate, thresholds: mixed, meetingNoticeDays: Number, decisionNoticeDays: Number },
    plain,
  ),
)
