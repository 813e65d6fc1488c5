import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/**
 * One sign-in of one person on one device: the family of its refresh tokens. Only the hash of the newest one is kept. Sessions
 * live in the database alone, so restarts and further processes change nothing.
 */
export interface Session {
  _id: string
  tenantId: string
  accountId: string
  /** SHA-256 of the secret of the only refresh token that still works. */
  refreshHash: string
  createdAt: Date
  rotatedAt: Date
  /** Its last refresh token ends here; each rotation moves it ahead. */
  endsAt: Date
  endedAt: Date | null
  endedBy: 'logout' | 'everywhere' | 'password' | 'reuse' | 'deletion' | null
}

export const sessionsModel = tenantModel<Session>(
  'sessions',
  new Schema<Session>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: { type: String, required: true },
      refreshHash: { type: String, required: true },
      createdAt: { type: Date, required: true },
      rotatedAt: { type: Date, required: true },
      endsAt: { type: Date, required: true },
      endedAt: { type: Date, default: null },
      endedBy: { type: String, default: null },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, accountId: 1 })
    .index({ tenantId: 1, endsAt: 1 }),
)

/** The secrets of a password account, apart from the account so that no list or export reads them by accident. */
export interface Credential {
  /** The account's id. */
  _id: string
  tenantId: string
  passwordHash: string
  /** Sealed (sealing.ts), as is the pending one. */
  totpSecret: string | null
  /** A secret that waits for its first right code. */
  totpPending: string | null
  /** Number of the last 30-second step whose code was used: a code works once. */
  totpStep: number
}

export const credentialsModel = tenantModel<Credential>(
  'credentials',
  new Schema<Credential>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      passwordHash: { type: String, required: true },
      totpSecret: { type: String, default: null },
      totpPending: { type: String, default: null },
      totpStep: { type: Number, default: 0 },
    },
    { versionKey: false },
  ).index({ tenantId: 1 }),
)

/** Wrong guesses at one secret, by the name under which they were made (the name need not exist). */
export interface Tries {
  _id: string
  tenantId: string
  wrong: number
  lastAt: Date
}

export const triesModel = tenantModel<Tries>(
  'signInTries',
  new Schema<Tries>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      wrong: { type: Number, required: true },
      lastAt: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, lastAt: 1 }),
)

/** The key of another system. Only its hash is kept. */
export interface ApiKey extends Aggregate {
  name: string
  source: 'device' | 'api'
  keyHash: string
  createdAt: Date
  revokedAt: Date | null
}

export const apiKeysModel = tenantModel<ApiKey>(
  'apiKeys',
  new Schema<ApiKey>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      name: { type: String, required: true },
      source: { type: String, required: true },
      keyHash: { type: String, required: true },
      createdAt: { type: Date, required: true },
      revokedAt: { type: Date, default: null },
    },
    { versionKey: false },
  ).index({ tenantId: 1, keyHash: 1 }, { unique: true }),
)
