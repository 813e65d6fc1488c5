import type { AccessToken } from '../world/tokens'
import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, optionalFlag } from './fields'

/** POST /cgi-bin/stable_token. Errors: 40002, 40013, 40125, 45009 (forced over 20 times a day). */
export function stableToken(world: World, body: Body): object {
  checkAccount(world, body.grant_type, body.appid, body.secret)
  const token = optionalFlag(body, 'force_refresh') ? world.tokens.forceStable() : world.tokens.stable()
  if (token === 'quota') throw new WxError(45009)
  return present(world, token)
}

/** GET /cgi-bin/token: the older call, apart from the stable token. */
export function plainToken(world: World, query: URLSearchParams): object {
  checkAccount(world, query.get('grant_type'), query.get('appid'), query.get('secret'))
  return present(world, world.tokens.plain())
}

/** Looks at `access_token` of a call. Errors: 41001 missing, 40014 not one of ours, 40001 ended, 42001 expired. */
export function checkToken(world: World, query: URLSearchParams): void {
  const value = query.get('access_token')
  if (!value) throw new WxError(41001)
  const state = world.tokens.check(value)
  if (state === 'malformed') throw new WxError(40014)
  if (state === 'revoked') throw new WxError(40001)
  if (state === 'expired') throw new WxError(42001)
}

function checkAccount(world: World, grantType: unknown, appid: unknown, secret: unknown): void {
  if (grantType !== 'client_credential') throw new WxError(40002)
  if (!appid) throw new WxError(41002)
  if (appid !== world.appid) throw new WxError(40013)
  if (!secret) throw new WxError(41004)
  if (secret !== world.secret) throw new WxError(40125)
}

function present(world: World, token: AccessToken): object {
  const seconds = Math.floor((token.expiresAt - world.clock.now()) / 1000)
  return { access_token: token.value, expires_in: seconds }
}
