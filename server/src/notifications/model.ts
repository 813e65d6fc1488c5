import type { Subject } from '@linli/shared/notifications/subjects'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'

/** One message in one account's inbox. Written with the reaction's mark, so that an event is told once. */
export interface NoticeDoc {
  _id: string
  tenantId: string
  accountId: string
  eventId: string
  subject: Subject
  title: string
  body: string
  /** When the thing happened, not when it was told. */
  at: Date
  read: boolean
}

export const noticeModel = tenantModel<NoticeDoc>(
  'notices',
  new Schema<NoticeDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: { type: String, required: true },
      eventId: { type: String, required: true },
      subject: { type: Schema.Types.Mixed, required: true },
      title: { type: String, required: true },
      body: { type: String, required: true },
      at: { type: Date, required: true },
      read: { type: Boolean, default: false },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, accountId: 1, eventId: 1 }, { unique: true })
    .index({ tenantId: 1, accountId: 1, _id: 1 })
    .index({ tenantId: 1, accountId: 1, at: -1, _id: -1 })
    .index({ tenantId: 1, accountId: 1, read: 1, at: -1, _id: -1 }),
)

export const CHANNELS = ['wechat', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * Where a delivery stands. `unknown`: it was sent and no answer came, so it may have arrived; it isn't sent again. `refused`:
 * the person doesn't want it or can't get it. `failed`: given up after {@link MAX_ATTEMPTS}.
 */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unknown' | 'failed'

/** One notice on its way through one channel: written with the notice, sent after the commit. */
export interface DeliveryDoc {
  _id: string
  tenantId: string
  noticeId: string
  accountId: string
  channel: Channel
  /** Of the subscribe message; empty for SMS. A WeChat delivery holds one consent for it. */
  templateId: string
  /** Page of the mini-program that a tap opens. */
  page: string
  /** Values of the template, or `text` for SMS. */
  values: Record<string, string>
  state: DeliveryState
  attempts: number
  /** Not before this moment of the product's clock. */
  nextAt: Date
  /** While `sending`: machine time after which the sender counts as dead. */
  leaseUntil: Date | null
  /** Why it didn't arrive: WeChat's code, never a person's data. */
  error: string | null
  /** When it came to its end, machine time; forgotten a month later. */
  endedAt: Date | null
}

export const deliveryModel = tenantModel<DeliveryDoc>(
  'deliveries',
  new Schema<DeliveryDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      noticeId: { type: String, required: true },
      accountId: { type: String, required: true },
      channel: { type: String, required: true },
      templateId: { type: String, default: '' },
      page: { type: String, default: '' },
      values: { type: Schema.Types.Mixed, required: true },
      state: { type: String, required: true },
      attempts: { type: Number, default: 0 },
      nextAt: { type: Date, required: true },
      leaseUntil: { type: Date, default: null },
      error: { type: String, default: null },
      endedAt: { type: Date, default: null },
    },
    { versionKey: false },
  )
    .index({ tenantId: 1, noticeId: 1, channel: 1 }, { unique: true })
    .index({ tenantId: 1, accountId: 1 })
    .index({ channel: 1, state: 1, nextAt: 1 })
    .index({ state: 1, leaseUntil: 1 })
    .index({ endedAt: 1 }, { expireAfterSeconds: 30 * 86_400 }),
)

/** How many subscribe messages of a template an account has allowed and not yet been sent. */
export interface SubscriptionDoc {
  _id: string
  tenantId: string
  accountId: string
  templateId: string
  remaining: number
}

export const subscriptionModel = tenantModel<SubscriptionDoc>(
  'subscriptions',
  new Schema<SubscriptionDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      accountId: { type: String, required: true },
      templateId: { type: String, required: true },
      remaining: { type: Number, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, accountId: 1, templateId: 1 }, { unique: true }),
)
