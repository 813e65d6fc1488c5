import { originalIdOf } from '../ids'
import { download, type MediaCheck, type MediaVerdict } from '../world/media'
import { LABEL_NORMAL } from '../world/text-rules'
import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, text } from './fields'
import { checkScene, recentVisitor } from './visitor'

const LATE_MS = 31 * 60_000
const LABEL_RISK = 20002

/**
 * POST /wxa/media_check_async, version 2: answers a trace_id, downloads the URL and pushes `wxa_media_check` later.
 * Errors: 40003, 40097, 40129, 47001, 61010.
 */
export async function mediaCheckAsync(world: World, body: Body): Promise<object> {
  if (body.version !== 2) throw new WxError(47001, 'version must be 2')
  if (body.media_type !== 1 && body.media_type !== 2) throw new WxError(40097, 'media_type')
  checkScene(body.scene)
  const url = text(body, 'media_url')
  if (!/^https?:\/\//.test(url)) throw new WxError(40097, 'media_url')
  const { openid } = recentVisitor(world, text(body, 'openid'))
  const requestedAt = world.clock.now()
  const check: MediaCheck = {
    traceId: world.ids.trace(requestedAt),
    openid,
    url,
    requestedAt,
    state: 'pending',
  }
  world.mediaChecks.push(check)
  await start(world, check)
  return { errcode: 0, errmsg: 'ok', trace_id: check.traceId }
}

/** Sends the event of a check again, as the platform sometimes does. */
export async function redeliver(world: World, traceId: string): Promise<void> {
  const check = world.mediaChecks.find((candidate) => candidate.traceId === traceId)
  if (!check?.event) throw new Error(`no event has been made for trace ${traceId}`)
  await world.pusher.deliver({ ...check.event, FromUserName: check.openid })
}

async function start(world: World, check: MediaCheck): Promise<void> {
  const downloading = download(check.url, world.closing.signal)
  if (!world.verdicts.mayBeEarly(check.url)) return later(world, check, world.mediaDelayMs, () => downloading)
  check.download = await downloading
  const verdict = world.verdicts.take(check.url, check.download.sha256)
  if (verdict.delivery === 'early') await conclude(world, check, verdict)
  else await follow(world, check, verdict)
}

/** After the usual delay the bytes are known, and with them which verdict applies. */
function later(
  world: World,
  check: MediaCheck,
  delayMs: number,
  downloading: () => ReturnType<typeof download>,
): void {
  schedule(world, check, check.requestedAt + delayMs, async () => {
    check.download = await downloading()
    await follow(world, check, world.verdicts.take(check.url, check.download.sha256))
  })
}

async function follow(world: World, check: MediaCheck, verdict: MediaVerdict): Promise<void> {
  const delay = verdict.delayMs ?? (verdict.delivery === 'late' ? LATE_MS : world.mediaDelayMs)
  const dueAt = check.requestedAt + delay
  if (dueAt <= world.clock.now()) await conclude(world, check, verdict)
  else schedule(world, check, dueAt, () => conclude(world, check, verdict))
}

function schedule(world: World, check: MediaCheck, dueAt: number, run: () => Promise<void>): void {
  const runOnce = async () => {
    cancel()
    world.pendingMedia.delete(check.traceId)
    await run()
  }
  const cancel = world.clock.schedule(dueAt, runOnce)
  world.pendingMedia.set(check.traceId, runOnce)
}

async function conclude(world: World, check: MediaCheck, verdict: MediaVerdict): Promise<void> {
  check.event = eventOf(world, check, verdict)
  if (check.download?.ok) check.suggest = verdict.suggest
  check.state = verdict.delivery === 'never' ? 'lost' : 'delivered'
  if (verdict.delivery === 'never') return
  await redeliver(world, check.traceId)
  if (verdict.delivery === 'duplicate') await redeliver(world, check.traceId)
}

function eventOf(world: World, check: MediaCheck, verdict: MediaVerdict): Record<string, unknown> {
  const head = {
    ToUserName: originalIdOf(world.appid),
    FromUserName: check.openid,
    CreateTime: Math.floor(world.clock.now() / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: world.appid,
    trace_id: check.traceId,
    version: 2,
  }
  if (!check.download?.ok)
    return { ...head, detail: [], errcode: -1008, errmsg: '下载错误，请检查媒体链接是否有效' }
  const code = verdict.label ?? (verdict.suggest === 'pass' ? LABEL_NORMAL : LABEL_RISK)
  const recent = verdict.shape === 'recent'
  const result = { suggest: verdict.suggest, label: recent ? String(code) : code }
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }]
  return recent ? { ...head, result, detail } : { ...head, detail, errcode: 0, errmsg: 'ok', result }
}
