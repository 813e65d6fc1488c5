import { judgeText, LABEL_NORMAL } from '../world/text-rules'
import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, optionalText, text } from './fields'
import { checkScene, recentVisitor } from './visitor'

const MAX_LENGTH = 2500

/**
 * POST /wxa/msg_sec_check, version 2. A finding is not an error: errcode stays 0 and `result.suggest` says it.
 * Errors: 40003, 40129, 44002, 45002 (over 2500 characters), 47001, 61010.
 */
export function msgSecCheck(world: World, body: Body): object {
  if (body.version !== 2) throw new WxError(47001, 'version must be 2')
  checkScene(body.scene)
  const content = text(body, 'content')
  if (content === '') throw new WxError(44002)
  if ([...content].length > MAX_LENGTH) throw new WxError(45002)
  recentVisitor(world, text(body, 'openid'))
  const others = ['nickname', 'title', 'signature'].map((name) => optionalText(body, name) ?? '')
  const hit = judgeText(world.keywords, [content, ...others].join('\n'))
  const verdict = { suggest: hit?.suggest ?? 'pass', label: hit?.label ?? LABEL_NORMAL }
  const byModel = { strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }
  const byWord = hit && { strategy: 'keyword', errcode: 0, ...verdict, level: 90, keyword: hit.keyword }
  return {
    errcode: 0,
    errmsg: 'ok',
    result: verdict,
    detail: byWord ? [byModel, byWord] : [byModel],
    trace_id: world.ids.trace(world.clock.now()),
  }
}
