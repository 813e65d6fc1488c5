import type { Channel, Choice, Weight } from '@linli/shared/ballots/ballot'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

const { Mixed } = Schema.Types
const head = {
  _id: String,
  tenantId: { type: String, required: true },
  ballotId: { type: String, required: true },
} as const
const aggregate = {
  ...head,
  version: { type: Number, required: true },
  chainHash: { type: String, default: '' },
} as const

/**
 * One right to vote in one ballot, as frozen at its opening: a resident, a household, an owner (or co-owners together) with all
 * units, a name on a list.
 */
export interface VoterDoc extends Aggregate {
  ballotId: string
  /** Equal for equal voters: `account:…` of residents, else the hash of the head or the unit. One vote for each. */
  voterKey: string
  heads: number
  /** In 0.01 m². */
  area: number
  /** Codes of the units on the roll; none of a resident. */
  units: string[]
  /** Where it lies, for shares by area of a budget. */
  areaId: string | null
  /** Whether the right has been used. When and by whom is with the vote; of a secret ballot nowhere. */
  used: boolean
  channel: Channel | null
  /** Of a secret ballot: the request that was signed and the answer, so that a repeat gets the same. */
  blinded: string | null
  blindSignature: string | null
  /** The file that proves the ballot was delivered, for a clause by which the silent follow the majority. */
  proofId: string | null
  /** Of `units`: those sold after the vote, which stay with it; their new owners have no vote in this ballot. */
  soldUnits: string[]
}

export const voterModel = tenantModel<VoterDoc>(
  'ballotVoters',
  new Schema<VoterDoc>(
    {
      ...aggregate,
      voterKey: { type: String, required: true },
      heads: Number,
      area: Number,
      units: [String],
      areaId: { type: String, default: null },
      used: { type: Boolean, default: false },
      channel: { type: String, default: null },
      blinded: { type: String, default: null },
      blindSignature: { type: String, default: null },
      proofId: { type: String, default: null },
      soldUnits: [String],
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, ballotId: 1, voterKey: 1 }, { unique: true })
    .index({ tenantId: 1, ballotId: 1, units: 1 })
    .index({ tenantId: 1, ballotId: 1, used: 1 }),
)

/** One vote of a public ballot. The unique index is what makes it one. */
export interface VoteDoc extends Aggregate {
  ballotId: string
  voterKey: string
  voterId: string
  choice: Choice
  heads: number
  area: number
  areaId: string | null
  by: 'own' | 'proxy'
  channel: Channel
  /** Who cast it: an account, an alias that stays after a deletion; of a paper ballot null. */
  accountId: string | null
  paperId: string | null
  /** By the database's clock; of a paper ballot when it was put into the box. */
  at: Date
  /** Published with the result; says nothing of the choice to who lacks the salt. */
  receipt: string
  /** The line of the recount file for a ballot like this, without its area: the order in which ballots are counted. */
  line: string
}

export const voteModel = tenantModel<VoteDoc>(
  'ballotVotes',
  new Schema<VoteDoc>(
    {
      ...aggregate,
      voterKey: { type: String, required: true },
      voterId: { type: String, required: true },
      choice: Mixed,
      heads: Number,
      area: Number,
      areaId: { type: String, default: null },
      by: String,
      channel: String,
      accountId: { type: String, default: null },
      paperId: { type: String, default: null },
      at: Date,
      receipt: String,
      line: String,
    },
    { versionKey: false, minimize: false },
  )
    .index({ tenantId: 1, ballotId: 1, voterKey: 1 }, { unique: true })
    .index({ tenantId: 1, ballotId: 1, line: 1 })
    .index({ tenantId: 1, ballotId: 1, receipt: 1 })
    .index({ tenantId: 1, accountId: 1 }),
)

/**
 * The box of a secret ballot: places made at the opening, filled at random. A filled place holds no person, no time, and by its
 * place in the collection no order.
 */
export interface BoxPlace {
  /** `ballotId:n` */
  _id: string
  tenantId: string
  ballotId: string
  used: boolean
  /** SHA-256 of the token: the receipt. Of an empty place a random name. */
  receipt: string
  keyId: string | null
  choice: Choice | null
  /** As of a public vote; of an empty place empty. */
  line: string
}

export const boxModel = tenantModel<BoxPlace>(
  'ballotBox',
  new Schema<BoxPlace>(
    {
      ...head,
      used: { type: Boolean, required: true },
      receipt: { type: String, required: true },
      keyId: { type: String, default: null },
      choice: { type: Mixed, default: null },
      line: { type: String, default: '' },
    },
    { versionKey: false, minimize: false },
  )
    .index({ tenantId: 1, ballotId: 1, receipt: 1 }, { unique: true })
    .index({ tenantId: 1, ballotId: 1, used: 1, line: 1 }),
)

/**
 * Participation as a cache, in parts, so that voters don't wait for each other. Every vote writes one part; sealing writes all of
 * them, and so no vote can be half in when the count begins.
 */
export interface TurnoutDoc extends Weight {
  /** `ballotId:voters:part`; the box has parts of its own, `ballotId:box:part`, which count nothing. */
  _id: string
  tenantId: string
  ballotId: string
  sealed: boolean
  /** How often it was written; only there so that every passing writes something. */
  passed: number
}

export const turnoutModel = tenantModel<TurnoutDoc>(
  'ballotTurnout',
  new Schema<TurnoutDoc>(
    { ...head, heads: Number, area: Number, passed: Number, sealed: { type: Boolean, required: true } },
    { versionKey: false },
  ).index({ tenantId: 1, ballotId: 1 }),
)

/** Somebody votes for somebody else. `slot` 1–3 with the agent is unique: nobody is for more than three. */
export interface ProxyDoc extends Aggregate {
  ballotId: string
  voterId: string
  agentId: string | null
  /** 1–3 of the agent; while it is only offered, the hash of its code. */
  slot: string
  givenBy: string
}

export const proxyModel = tenantModel<ProxyDoc>(
  'ballotProxies',
  new Schema<ProxyDoc>(
    {
      ...aggregate,
      voterId: { type: String, required: true },
      agentId: { type: String, default: null },
      slot: { type: String, required: true },
      givenBy: String,
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, ballotId: 1, voterId: 1 }, { unique: true })
    .index({ tenantId: 1, ballotId: 1, slot: 1 }, { unique: true })
    .index({ tenantId: 1, ballotId: 1, agentId: 1 }),
)

/** One reading of a paper ballot. */
export interface Reading {
  by: string
  choice: Choice
  at: Date
}

export type PaperState = 'waiting' | 'differs' | 'conflict' | 'counted' | 'setAside'

/** A paper ballot as it is entered: twice, by two people. */
export interface PaperDoc extends Aggregate {
  ballotId: string
  serial: string
  voterId: string
  receivedAt: Date
  scanFileId: string | null
  state: PaperState
  entries: Reading[]
  choice: Choice | null
  /** The vote that it met, and what two checkers say of it. */
  other: { channel: Channel; at: Date; by: 'own' | 'proxy'; differs: boolean } | null
  /** That vote, should the checkers say that it counts after all. */
  displaced: VoteDoc | null
  counts: 'paper' | 'other' | null
  checks: { by: string; says: string }[]
  createdAt: Date
}

export const paperModel = tenantModel<PaperDoc>(
  'ballotPapers',
  new Schema<PaperDoc>(
    {
      ...aggregate,
      serial: { type: String, required: true },
      voterId: String,
      receivedAt: Date,
      scanFileId: { type: String, default: null },
      state: String,
      entries: { type: Mixed, default: [] },
      choice: { type: Mixed, default: null },
      other: { type: Mixed, default: null },
      displaced: { type: Mixed, default: null },
      counts: { type: String, default: null },
      checks: { type: Mixed, default: [] },
      createdAt: Date,
    },
    { versionKey: false, minimize: false },
  )
    .index({ tenantId: 1, ballotId: 1, serial: 1 }, { unique: true })
    .index({ tenantId: 1, ballotId: 1, createdAt: -1 })
    .index({ tenantId: 1, ballotId: 1, state: 1, createdAt: -1 }),
)
