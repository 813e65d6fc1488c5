import type { Connection } from 'mongoose'
import type { Clock } from '../clock'
import type { Config } from '../config'
import type { Logger } from '../log'
import { Problem } from '../problem'
import { type AccessTokens, createAccessTokens } from './access-token'
import { createCall, WechatError } from './call'

export { WechatError } from './call'
export { openPush, verifyPush } from './push'
export { readXml } from './xml'

export type Suggestion = 'pass' | 'review' | 'risky'

/** The part of WeChat's server API that the product uses. All failures but {@link WechatError} are defects. */
export interface Wechat {
  /** `wx.login` code → openid. Expired, used or unknown codes → WECHAT_CODE_INVALID. */
  login(code: string): Promise<{ openid: string }>
  /** Code of the phone-number button → number without country code. */
  phoneNumber(code: string): Promise<string>
  /** Text check (scene: 1 profile, 2 comment, 3 forum, 4 social log). Throws {@link WechatError} when there is no answer. */
  checkText(openid: string, text: string, scene: 1 | 2 | 3 | 4): Promise<Suggestion>
  /** Asks for a photo check; the verdict arrives by message push under the returned trace id. */
  checkImage(openid: string, url: string, scene: 1 | 2 | 3 | 4): Promise<string>
  /** Sends one subscribe message, trying once; 43101 means that the consent is used up. */
  sendSubscribeMessage(message: {
    openid: string
    templateId: string
    page: string
    data: Record<string, string>
  }): Promise<void>
  /** Picture of a mini-program code for a page with a scene of at most 32 characters. */
  miniProgramCode(page: string, scene: string): Promise<Buffer>
}

const CODE_INVALID = new Set([40029, 40163])
/** msg_sec_check reads at most this many characters. */
const CHECKED_LENGTH = 2_500

export function createWechat(config: Config, connection: Connection, clock: Clock, log: Logger): Wechat {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = config
  let tokens: AccessTokens
  const call = createCall(config.WECHAT_API, () => tokens, log)
  tokens = createAccessTokens(connection, clock, appid, async () => {
    const answer = await call.plain(
      '/cgi-bin/stable_token',
      {},
      { grant_type: 'client_credential', appid, secret },
    )
    return { token: String(answer.access_token), expiresInSeconds: Number(answer.expires_in) }
  })

  async function codeCall<T>(
    problem: 'WECHAT_CODE_INVALID' | 'PHONE_CODE_INVALID',
    attempt: () => Promise<T>,
  ): Promise<T> {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      if (CODE_INVALID.has(error.errcode)) throw new Problem(problem)
      if (error.errcode === 40226) throw new Problem('WECHAT_USER_BLOCKED')
      if (error.errcode === 45011) throw new Problem('TOO_MANY_REQUESTS')
      if (error.transient) throw new Problem('UPSTREAM_UNAVAILABLE')
      throw error
    }
  }

  return {
    login: (code) =>
      codeCall('WECHAT_CODE_INVALID', async () => {
        const answer = await call.plain('/sns/jscode2session', {
          appid,
          secret,
          js_code: code,
          grant_type: 'authorization_code',
        })
        return { openid: String(answer.openid) }
      }),
    phoneNumber: (code) =>
      codeCall('PHONE_CODE_INVALID', async () => {
        const answer = await call.authorised('/wxa/business/getuserphonenumber', { code })
        return String((answer.phone_info as { purePhoneNumber: string }).purePhoneNumber)
      }),
    async checkText(openid, text, scene) {
      const content = [...text].slice(0, CHECKED_LENGTH).join('')
      const answer = await call.authorised('/wxa/msg_sec_check', { version: 2, openid, scene, content })
      return (answer.result as { suggest: Suggestion }).suggest
    },
    async checkImage(openid, url, scene) {
      const answer = await call.authorised('/wxa/media_check_async', {
        version: 2,
        openid,
        scene,
        media_type: 2,
        media_url: url,
      })
      return String(answer.trace_id)
    },
    async sendSubscribeMessage({ openid, templateId, page, data }) {
      const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
      await call.authorisedOnce('/cgi-bin/message/subscribe/send', {
        touser: openid,
        template_id: templateId,
        page,
        data: values,
        lang: 'zh_CN',
      })
    },
    miniProgramCode: (page, scene) =>
      call.bytes('/wxa/getwxacodeunlimit', { page, scene, check_path: false, width: 430 }),
  }
}
