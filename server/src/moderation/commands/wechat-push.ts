import type { moderationContract } from '@linli/shared/moderation/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context as Koa } from 'koa'
import { z } from 'zod'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { modelOn } from '../../platform/store/model'
import { openPush, verifyPush } from '../../platform/wechat'
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

/** Without both secrets anybody could sign: then nothing is taken. */
const secretsOf = ({ config }: Context) => {
  const { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey, WECHAT_APPID: appid } = config
  if (!token || !aesKey) throw new Problem('NOT_SIGNED_IN')
  return { token, aesKey, appid }
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
  if (!verifyPush(secretsOf(context).token, { signature, timestamp, nonce }))
    throw new Problem('NOT_SIGNED_IN')
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
  const { timestamp, nonce, msg_signature, Encrypt } = input
  const message = openPush(secretsOf(context), { timestamp, nonce, msg_signature }, Encrypt)
  if (message === null) throw new Problem('NOT_SIGNED_IN')
  const event = mediaCheck.safeParse(parseJson(message))
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

function parseJson(words: string): unknown {
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
