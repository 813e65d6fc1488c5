import { z } from 'zod'
import { attachment } from '../files/contract'
import { endpoint } from '../platform/endpoint'
import { id, page, pageInput, text, time } from '../platform/schemas'

/**
 * Why a person has to look: WeChat was not sure (`review`), did not answer (`silent`), or can't be asked at all
 * (`uncheckable`: a video, or words and photos of somebody without a WeChat account).
 */
export const MODERATION_REASONS = ['review', 'silent', 'uncheckable'] as const
export type ModerationReason = (typeof MODERATION_REASONS)[number]

/** What words and photos may belong to. Each kind's feature reacts to `moderation.decided` for its own. */
export const MODERATED_KINDS = ['case', 'proposal', 'contribution', 'activity', 'help', 'team'] as const
export type ModeratedKind = (typeof MODERATED_KINDS)[number]

export interface Moderated {
  kind: ModeratedKind
  id: string
}

/** Words or a photo that the public does not see until somebody has looked at them. */
export const moderationItem = z.object({
  id,
  kind: z.enum(['text', 'photo']),
  owner: z.object({ kind: z.enum(MODERATED_KINDS), id }),
  /** Since when it waits for a person. */
  at: time,
  why: z.enum(MODERATION_REASONS),
  text: z.string().nullable(),
  file: attachment.nullable(),
})

export const moderationContract = {
  'moderation.queue': endpoint({
    name: 'moderation.queue',
    method: 'GET',
    path: '/moderation/queue',
    access: ['dispatcher', 'supervisor'],
    input: z.strictObject(pageInput),
    output: page(moderationItem),
    errors: ['CURSOR_INVALID'],
    summary: 'Words and photos of the own area that wait for a person’s judgement, longest first',
  }),
  'moderation.decide': endpoint({
    name: 'moderation.decide',
    method: 'POST',
    path: '/moderation/:id/decision',
    access: ['dispatcher', 'supervisor'],
    input: z.strictObject({ id, verdict: z.enum(['pass', 'hide']), reason: text(2, 200) }),
    output: z.object({ id, verdict: z.enum(['passed', 'hidden']) }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'SAME_PERSON', 'MODERATION_DECIDED'],
    summary: 'Lets words or a photo pass, or hides them from the public',
  }),
  'moderation.wechatPushCheck': endpoint({
    name: 'moderation.wechatPushCheck',
    method: 'GET',
    path: '/wechat/push',
    access: 'public',
    transport: 'raw',
    input: z.strictObject({
      signature: z.string().max(100),
      timestamp: z.string().max(20),
      nonce: z.string().max(100),
      echostr: z.string().max(200),
    }),
    output: z.unknown(),
    errors: ['NOT_SIGNED_IN'],
    summary: 'Handshake of WeChat’s message push',
  }),
  'moderation.wechatPush': endpoint({
    name: 'moderation.wechatPush',
    method: 'POST',
    path: '/wechat/push',
    access: 'public',
    transport: 'raw',
    input: z.looseObject({
      timestamp: z.string().max(20).default(''),
      nonce: z.string().max(100).default(''),
      signature: z.string().max(100).default(''),
      msg_signature: z.string().max(100).default(''),
      Encrypt: z.string().max(100_000).optional(),
      /** A body that is not JSON: XML, as the county has chosen it in the WeChat console. */
      text: z.string().max(100_000).optional(),
    }),
    output: z.unknown(),
    errors: ['NOT_SIGNED_IN'],
    summary: 'WeChat’s message push, in JSON or XML, sealed (safe mode): verdicts of photo checks',
  }),
} as const
