import { maskPhone } from '@linli/shared/identity/mask'
import type { Logger } from '../../platform/log'

/**
 * The way out for SMS. A county that has a contract with a provider writes one of these and gives it to `createSender`
 * (delivery/send.ts). `send` resolves when the provider has taken the message, throws an {@link SmsUnknown} when it can't tell,
 * and any other error when it was not taken and may be tried again.
 */
export interface SmsPort {
  send(message: { phone: string; text: string }): Promise<void>
}

/** No answer from the provider: the message may be on its way, so it isn't sent again. */
export class SmsUnknown extends Error {}

/** Writes down that there was something to send, without the number or the words (DOMAIN §6). */
export const logSms = (log: Logger): SmsPort => ({
  async send({ phone, text }) {
    log.info({ to: maskPhone(phone), characters: [...text].length }, 'sms')
  },
})
