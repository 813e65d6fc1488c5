import { openidOf } from '../ids'
import type { World } from '../world/world'
import { WxError } from './errors'

const PER_USER_AND_MINUTE = 100

/**
 * GET /sns/jscode2session: appid, secret, js_code, grant_type=authorization_code → openid and session_key.
 * Errors: 40002, 40013, 40125, 41008, 40029 (unknown, expired, another appid's), 40163, 40226, 45011.
 */
export function jscode2session(world: World, query: URLSearchParams): object {
  if (query.get('appid') !== world.appid) throw new WxError(40013)
  if (query.get('secret') !== world.secret) throw new WxError(40125)
  if (query.get('grant_type') !== 'authorization_code') throw new WxError(40002)
  const code = query.get('js_code')
  if (!code) throw new WxError(41008)
  const found = world.loginCodes.look(code)
  if (found.state === 'used') throw new WxError(40163)
  if (found.state !== 'good' || found.value.appid !== world.appid) throw new WxError(40029)
  const { user } = found.value
  const limit = { perMinute: PER_USER_AND_MINUTE }
  if (world.limits.hit(`jscode2session ${user}`, limit)) throw new WxError(45011)
  const person = world.users.set({ user })
  world.loginCodes.use(code)
  if (person.flagged) throw new WxError(40226)
  return { openid: openidOf(world.appid, user), session_key: world.ids.sessionKey() }
}
