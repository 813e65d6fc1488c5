import { contactOf } from '../../identity'
import type { Context, Services } from '../../platform/context'
import { WechatError } from '../../platform/wechat'
import type { DeliveryDoc } from '../model'
import { logSms, type SmsPort, SmsUnknown } from './sms'

/** How one attempt ended. `again`: certainly not delivered, worth another attempt. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'again'; error: string }
  | { kind: 'refused'; error: string; consentGone: boolean }
  | { kind: 'unknown'; error: string }

/** The person has no consent left on WeChat's side (or has switched messages off). */
const NO_CONSENT = 43101
/** The access token is refused, even a fresh one: an operator's matter, not the person's. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001])

export type Sender = (context: Context, delivery: DeliveryDoc) => Promise<Outcome>

/** Makes one attempt on the delivery's channel. Never throws for what a channel can answer. */
export function createSender(services: Services, sms: SmsPort = logSms(services.log)): Sender {
  return async (context, delivery) => {
    const contact = await contactOf(context, delivery.accountId)
    return delivery.channel === 'wechat'
      ? sendWechat(services, delivery, contact?.openid ?? null)
      : sendSms(sms, delivery, contact?.phone ?? null)
  }
}

async function sendWechat(
  { wechat }: Services,
  delivery: DeliveryDoc,
  openid: string | null,
): Promise<Outcome> {
  if (!openid) return { kind: 'refused', error: 'no openid', consentGone: true }
  const { templateId, page, values } = delivery
  try {
    await wechat.sendSubscribeMessage({ openid, templateId, page, data: values })
    return { kind: 'sent' }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    if (error.errcode === NO_CONSENT) return { kind: 'refused', error: '43101', consentGone: true }
    if (error.perhapsDone) return { kind: 'unknown', error: error.errmsg }
    if (error.transient || TOKEN_REFUSED.has(error.errcode))
      return { kind: 'again', error: String(error.errcode) }
    return { kind: 'refused', error: `${error.errcode} ${error.errmsg}`.slice(0, 200), consentGone: false }
  }
}

async function sendSms(sms: SmsPort, delivery: DeliveryDoc, phone: string | null): Promise<Outcome> {
  if (!phone) return { kind: 'refused', error: 'no phone', consentGone: false }
  try {
    await sms.send({ phone, text: delivery.values.text ?? '' })
    return { kind: 'sent' }
  } catch (error) {
    const { message } = error as Error
    return error instanceof SmsUnknown
      ? { kind: 'unknown', error: message }
      : { kind: 'again', error: message }
  }
}
