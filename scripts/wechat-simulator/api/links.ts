import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, optionalNumber, optionalObject, optionalText } from './fields'

const MAX_QUERY = 1024
const MAX_DAYS = 30
const DAY_MS = 86_400_000

/** POST /wxa/generatescheme → openlink. Errors: 40097, 40165, 85401. */
export function generateScheme(world: World, body: Body): object {
  const jump = optionalObject(body, 'jump_wxa') ?? {}
  checkEnd(world, body)
  const openlink = `weixin://dl/business/?t=${world.ids.alphanumeric(11)}`
  remember(world, 'scheme', openlink, jump)
  return { errcode: 0, errmsg: 'ok', openlink }
}

/** POST /wxa/generate_urllink → url_link. Errors: 40097, 40165, 85401. */
export function generateUrlLink(world: World, body: Body): object {
  checkEnd(world, body)
  const link = `https://wxaurl.cn/${world.ids.alphanumeric(11)}`
  remember(world, 'urllink', link, body)
  return { errcode: 0, errmsg: 'ok', url_link: link }
}

function remember(world: World, kind: 'scheme' | 'urllink', link: string, target: Body): void {
  const page = optionalText(target, 'path') ?? ''
  const query = optionalText(target, 'query') ?? ''
  if (page.includes('?') || (page !== '' && !world.hasPage(page.replace(/^\//, '')))) throw new WxError(40165)
  if (query.length > MAX_QUERY) throw new WxError(40097, 'query')
  world.entrances.push({ kind, at: world.clock.now(), link, page, query })
}

/** A link ends at an instant (type 0, epoch seconds) or after whole days (type 1), at most 30 days ahead. */
function checkEnd(world: World, body: Body): void {
  const days = optionalNumber(body, 'expire_interval')
  if (body.expire_type === 1 && (days === undefined || days < 1 || days > MAX_DAYS)) throw new WxError(85401)
  const at = optionalNumber(body, 'expire_time')
  if (body.expire_type === 1 || at === undefined) return
  const ahead = at * 1000 - world.clock.now()
  if (ahead < 60_000 || ahead > MAX_DAYS * DAY_MS) throw new WxError(85401)
}
