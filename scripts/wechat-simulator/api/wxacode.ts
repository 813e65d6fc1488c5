import QRCode from 'qrcode'
import type { Answer } from '../http'
import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, optionalFlag, optionalNumber, optionalObject, optionalText, text } from './fields'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const ENVIRONMENTS = ['release', 'trial', 'develop']

/**
 * POST /wxa/getwxacodeunlimit → PNG bytes. The platform draws its own round code; this is a QR code any camera
 * reads, with page and scene in its text. Errors (JSON on HTTP 200): 40097, 40169, 41030, 47001.
 */
export async function getWxaCodeUnlimit(world: World, body: Body): Promise<Answer> {
  const scene = text(body, 'scene')
  if (!SCENE.test(scene)) throw new WxError(40169)
  const page = optionalText(body, 'page') ?? ''
  const mustExist = optionalFlag(body, 'check_path') ?? true
  if (page.startsWith('/') || (mustExist && page !== '' && !world.hasPage(page))) throw new WxError(41030)
  const environment = optionalText(body, 'env_version') ?? 'release'
  if (!ENVIRONMENTS.includes(environment)) throw new WxError(40097, 'env_version')
  const width = optionalNumber(body, 'width') ?? 430
  if (width < 280 || width > 1280) throw new WxError(40097, 'width')
  const inside = new URLSearchParams({ appid: world.appid, page, scene, env: environment })
  const link = `weixin://dl/wxacode?${inside}`
  world.entrances.push({
    kind: 'wxacode',
    at: world.clock.now(),
    link,
    page,
    query: `scene=${encodeURIComponent(scene)}`,
  })
  const background = optionalFlag(body, 'is_hyaline') ? '#ffffff00' : '#ffffffff'
  const png = await QRCode.toBuffer(link, { width, color: { dark: lineColour(body), light: background } })
  return { status: 200, headers: { 'content-type': 'image/png' }, body: png }
}

function lineColour(body: Body): string {
  const colour = optionalObject(body, 'line_color') ?? {}
  const channel = (name: string) => {
    const value = Number(colour[name] ?? 0)
    if (!Number.isInteger(value) || value < 0 || value > 255) throw new WxError(40097, 'line_color')
    return value.toString(16).padStart(2, '0')
  }
  return `#${channel('r')}${channel('g')}${channel('b')}ff`
}
