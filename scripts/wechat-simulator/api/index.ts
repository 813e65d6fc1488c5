import { type Answer, type Call, type Host, jsonAnswer } from '../http'
import type { World } from '../world/world'
import { WxError } from './errors'
import type { Body } from './fields'
import { generateScheme, generateUrlLink } from './links'
import { jscode2session } from './login'
import { mediaCheckAsync } from './media-check'
import { getUserPhoneNumber } from './phone'
import { sendSubscribeMessage } from './subscribe'
import { msgSecCheck } from './text-check'
import { checkToken, plainToken, stableToken } from './token'
import { getWxaCodeUnlimit } from './wxacode'

type Result = object | Promise<object>
type Route =
  | { method: 'GET'; run(world: World, query: URLSearchParams): Result }
  | { method: 'POST'; token: boolean; run(world: World, body: Body): Result }

const ROUTES: Record<string, Route> = {
  '/sns/jscode2session': { method: 'GET', run: jscode2session },
  '/cgi-bin/token': { method: 'GET', run: plainToken },
  '/cgi-bin/stable_token': { method: 'POST', token: false, run: stableToken },
  '/cgi-bin/message/subscribe/send': { method: 'POST', token: true, run: sendSubscribeMessage },
  '/wxa/business/getuserphonenumber': { method: 'POST', token: true, run: getUserPhoneNumber },
  '/wxa/msg_sec_check': { method: 'POST', token: true, run: msgSecCheck },
  '/wxa/media_check_async': { method: 'POST', token: true, run: mediaCheckAsync },
  '/wxa/getwxacodeunlimit': { method: 'POST', token: true, run: getWxaCodeUnlimit },
  '/wxa/generatescheme': { method: 'POST', token: true, run: generateScheme },
  '/wxa/generate_urllink': { method: 'POST', token: true, run: generateUrlLink },
}

/** Content checks have errcodes of their own for the minute's quota. */
const MINUTE_ERRCODE: Record<string, number> = {
  '/wxa/msg_sec_check': 44991,
  '/wxa/media_check_async': 44991,
}

/** The host api.weixin.qq.com, as far as Linli uses it. */
export function apiHost(world: World): Host {
  return {
    owns: (path) => /^\/(sns|cgi-bin|wxa)\//.test(path),
    async answer(call) {
      try {
        return await route(world, call)
      } catch (error) {
        if (!(error instanceof WxError)) throw error
        const errmsg = `${error.message} rid: ${world.ids.trace(world.clock.now())}`
        return present(call.path, { errcode: error.errcode, errmsg })
      }
    },
  }
}

async function route(world: World, call: Call): Promise<Answer> {
  const found = ROUTES[call.path]
  if (!found) throw new WxError(40066)
  if (found.method !== call.method) throw new WxError(found.method === 'GET' ? 43001 : 43002)
  if (found.method === 'POST' && found.token) checkToken(world, call.query)
  const over = world.limits.hit(call.path)
  if (over === 'minute') throw new WxError(MINUTE_ERRCODE[call.path] ?? 45011)
  if (over === 'day') throw new WxError(45009)
  const result = await (found.method === 'GET'
    ? found.run(world, call.query)
    : found.run(world, bodyOf(call)))
  return isAnswer(result) ? result : present(call.path, result)
}

/** JSON as the platform sends it: the login call says text/plain, which a client must not stumble over. */
function present(path: string, json: object): Answer {
  return path.startsWith('/sns/') ? jsonAnswer(json, 200, 'text/plain') : jsonAnswer(json)
}

function isAnswer(result: object): result is Answer {
  return 'headers' in result && 'body' in result
}

function bodyOf(call: Call): Body {
  if (call.rawBody.length === 0) throw new WxError(44002)
  try {
    const body: unknown = JSON.parse(call.rawBody.toString('utf8'))
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch {
    // falls through to the platform's own word for it
  }
  throw new WxError(47001)
}
