import type { BallotOption, BallotRules, CountBy, RollKind, Weight } from '@linli/shared/ballots/ballot'
import type { DecisionRuleId } from '@linli/shared/ballots/decision'
import type { CorrectionEffect } from '@linli/shared/ballots/heads'
import type { Outcome } from '@linli/shared/ballots/outcome'
import type { BallotStage } from '@linli/shared/ballots/phase'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** A key pair of a secret ballot, for ballots of one weight. `sealed` is the private half, encrypted; null once it is destroyed. */
export interface BallotKey {
  id: string
  weight: Weight
  n: string
  e: string
  sealed: string | null
}

/** One ballot: its terms, and what has been done to it. What people chose is elsewhere. */
export interface BallotDoc extends Aggregate {
  title: string
  text: string
  topicId: string | null
  topicTitle: string | null
  areaId: string
  areaName: string
  areaPath: string
  /** For lists: `in:` every area of its path, `at:` its own, `topic:` its topic. */
  tags: string[]
  rules: BallotRules
  options: BallotOption[]
  blankAllowed: boolean
  secret: boolean
  voters: { kind: RollKind; areaIds: string[]; rollId: string | null }
  decision: DecisionRuleId
  countBy: CountBy
  matter: number | null
  noticeDays: number
  changeAllowed: boolean
  paperAllowed: boolean
  silentClause: string | null
  opensAt: Date
  closesAt: Date
  stage: BallotStage
  /** Who is freezing the roll for the opening, and until when he has for it (machine time). */
  opening: { token: string; until: Date } | null
  /** Where it stands in lists: its announcement, before that its making. */
  listAt: Date
  announcedAt: Date | null
  openedAt: Date | null
  sealedAt: Date | null
  publishedAt: Date | null
  /** Whether "closes soon" has been told. */
  reminded: boolean
  /** All who may vote, as frozen at opening and corrected since. */
  due: Weight
  /** Approved corrections of the roll since it was frozen. */
  corrections: CorrectionEffect[]
  /** The office's half of the lot's seed; its hash is public from the opening on, it itself with the result. */
  lotSecret: string
  lotCommitment: string | null
  keys: BallotKey[]
  /** Why it was called off; absent in ballots older than the member. */
  cancelReason?: string | null
  /** Of a published question. */
  passed: boolean | null
  /** Of a published ballot: its result in a sentence. */
  outcome: Outcome | null
  createdAt: Date
  createdBy: string
}

const { Mixed } = Schema.Types

export const ballotModel = tenantModel<BallotDoc>(
  'ballots',
  new Schema<BallotDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      title: String,
      text: String,
      topicId: { type: String, default: null },
      topicTitle: { type: String, default: null },
      areaId: String,
      areaName: String,
      areaPath: String,
      tags: [String],
      rules: Mixed,
      options: { type: Mixed, default: [] },
      blankAllowed: Boolean,
      secret: Boolean,
      voters: Mixed,
      decision: String,
      countBy: String,
      matter: { type: Number, default: null },
      noticeDays: Number,
      changeAllowed: Boolean,
      paperAllowed: Boolean,
      silentClause: { type: String, default: null },
      opensAt: Date,
      closesAt: Date,
      stage: String,
      opening: { type: Mixed, default: null },
      listAt: Date,
      announcedAt: { type: Date, default: null },
      openedAt: { type: Date, default: null },
      sealedAt: { type: Date, default: null },
      publishedAt: { type: Date, default: null },
      reminded: { type: Boolean, default: false },
      due: Mixed,
      corrections: { type: Mixed, default: [] },
      lotSecret: String,
      lotCommitment: { type: String, default: null },
      keys: { type: Mixed, default: [] },
      cancelReason: { type: String, default: null },
      passed: { type: Boolean, default: null },
      outcome: { type: Mixed, default: null },
      createdAt: Date,
      createdBy: String,
    },
    { versionKey: false, minimize: false },
  )
    .index({ tenantId: 1, tags: 1, listAt: -1 })
    .index({ tenantId: 1, listAt: -1 })
    .index({ tenantId: 1, 'voters.rollId': 1, stage: 1 })
    .index({ tenantId: 1, stage: 1, opensAt: 1 })
    .index({ tenantId: 1, stage: 1, closesAt: 1 }),
)

/** The bulletin of a published ballot, and the lines of the recount file in chunks. Never changed. */
export interface BulletinDoc {
  _id: string
  tenantId: string
  hash: string
  bulletin: unknown
  publishedAt: Date
}

export const bulletinModel = tenantModel<BulletinDoc>(
  'ballotBulletins',
  new Schema<BulletinDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      hash: String,
      bulletin: Mixed,
      publishedAt: Date,
    },
    { versionKey: false, minimize: false },
  ).index({ tenantId: 1, publishedAt: -1 }),
)
