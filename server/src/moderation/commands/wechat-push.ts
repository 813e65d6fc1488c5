import type { moderationContract } from '@linli/shared/moderation/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context as Koa } from 'koa'
import { z } from 'zod'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { modelOn } from '../../platform/store/model'
import { openPush, readXml, verifyPush } from '../../platform/wechat'
import { applyVerdict } from '../apply-verdict'
import { type Outcome, RANK } from '../judge'
import { verdictsModel } from '../model'

/**
 * The event of a finished photo check, as documented (`errcode`, labels as numbers) and as seen in 2025 (no `errcode`, labels as text).
 * `errcode` -1008 comes without a result: WeChat could not fetch the photo.
 */
const mediaCheck = z.looseObject({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(1).max(200),
  errcode: z.coerce.number().default(0),
  result: z.looseObject({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
})

/** Without its token anybody could sign: then nothing is taken. */
function tokenOf({ config }: Context): string {
  if (!config.WECHAT_PUSH_TOKEN) throw new Problem('NOT_SIGNED_IN')
  return config.WECHAT_PUSH_TOKEN
}

function answer(koa: Koa, words: string): void {
  koa.status = 200
  koa.type = 'text/plain'
  koa.body = words
}

/** The handshake by which WeChat tries the address. */
export async function wechatPushCheck(
  context: Context,
  input: ParsedOf<(typeof moderationContract)['moderation.wechatPushCheck']>,
  koa: Koa,
): Promise<void> {
  const { signature, timestamp, nonce, echostr } = input
  if (!verifyPush(tokenOf(context), { signature, timestamp, nonce })) throw new Problem('NOT_SIGNED_IN')
  answer(koa, echostr)
}

/**
 * Takes a push of WeChat. The verdict is kept by its trace first, so that no order of arrival loses it, then applied. Anything that is
 * signed is answered `success`, also what we do not know: WeChat would only send it again.
 */
export async function wechatPush(
  context: Context,
  input: ParsedOf<(typeof moderationContract)['moderation.wechatPush']>,
  koa: Koa,
): Promise<void> {
  const event = mediaCheck.safeParse(messageOf(context, input))
  if (event.success) {
    const { trace_id, errcode, result } = event.data
    await keep(context, trace_id, errcode === 0 && result ? result.suggest : 'failed')
    await applyVerdict(context, trace_id).catch((error: unknown) => {
      // Kept already: the follow-up applies it.
      context.log.warn({ err: error }, 'a photo verdict has to wait')
    })
  }
  answer(koa, 'success')
}

/**
 * What WeChat says. With a key (production has one) only what is sealed with it counts; without one a push comes in the clear, and
 * its signature says only that the sender knows the token. @throws NOT_SIGNED_IN when it is not WeChat's
 */
function messageOf(
  context: Context,
  input: ParsedOf<(typeof moderationContract)['moderation.wechatPush']>,
): unknown {
  const token = tokenOf(context)
  const { WECHAT_PUSH_AES_KEY: aesKey, WECHAT_APPID: appid } = context.config
  const { timestamp, nonce, signature, msg_signature, text } = input
  const body = text === undefined ? input : readXml(text)
  if (!aesKey) {
    if (!verifyPush(token, { timestamp, nonce, signature })) throw new Problem('NOT_SIGNED_IN')
    return body
  }
  const sealed = body?.Encrypt
  const words =
    typeof sealed === 'string'
      ? openPush({ token, aesKey, appid }, { timestamp, nonce, msg_signature }, sealed)
      : null
  if (words === null) throw new Problem('NOT_SIGNED_IN')
  return parsed(words)
}

function parsed(words: string): unknown {
  if (words.trimStart().startsWith('<')) return readXml(words)
  try {
    return JSON.parse(words)
  } catch {
    return null
  }
}

async function keep({ connection, now }: Context, traceId: string, outcome: Outcome): Promise<void> {
  const rank = RANK[outcome]
  await modelOn(connection, verdictsModel)
    .updateOne(
      { _id: traceId, rank: { $lt: rank } },
      { $set: { outcome, rank, at: new Date(now()) } },
      { upsert: true },
    )
    .catch((error: { code?: number }) => {
      // There already, and no less grave.
      if (error.code !== 11000) throw error
    })
}
