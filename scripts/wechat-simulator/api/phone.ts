import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, optionalText, text } from './fields'

/**
 * POST /wxa/business/getuserphonenumber: a code of the phone button (never one of wx.login) → the number.
 * Errors: 40029 (unknown, used, expired), 40003 (an openid was sent and is not the code's).
 */
export function getUserPhoneNumber(world: World, body: Body): object {
  const code = text(body, 'code')
  const openid = optionalText(body, 'openid')
  const found = world.phoneCodes.look(code)
  if (found.state !== 'good') throw new WxError(40029)
  if (openid !== undefined && openid !== found.value.openid) throw new WxError(40003)
  world.phoneCodes.use(code)
  const { phone } = found.value
  const timestamp = Math.floor(world.clock.now() / 1000)
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: phone,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark: { timestamp, appid: world.appid },
    },
  }
}
