import { badKey } from '../world/templates'
import type { World } from '../world/world'
import { WxError } from './errors'
import { type Body, optionalObject, optionalText, text } from './fields'

const STATES = ['developer', 'trial', 'formal']

/**
 * POST /cgi-bin/message/subscribe/send. Takes one consent only when the message really goes out.
 * Errors: 40003, 40037, 41030, 43101 (never asked, used up, or switched off), 47001, 47003 naming the key.
 */
export function sendSubscribeMessage(world: World, body: Body): object {
  const person = world.users.byOpenid(text(body, 'touser'))
  if (!person) throw new WxError(40003)
  const template = world.templates.find(({ id }) => id === body.template_id)
  if (!template) throw new WxError(40037)
  const page = optionalText(body, 'page')
  if (page !== undefined && page !== '' && !world.hasPage(page.replace(/^\//, ''))) throw new WxError(41030)
  const state = optionalText(body, 'miniprogram_state') ?? 'formal'
  if (!STATES.includes(state)) throw new WxError(40097, 'miniprogram_state')
  const data = optionalObject(body, 'data') ?? {}
  const fault = badKey(template, data)
  if (fault) throw new WxError(47003, fault)
  if (person.messagesOff || !world.consents.take(person.openid, template.id)) throw new WxError(43101)
  world.messages.push({
    seq: world.messages.length + 1,
    at: world.clock.now(),
    openid: person.openid,
    user: person.user,
    templateId: template.id,
    title: template.title,
    page,
    state,
    data: Object.fromEntries(Object.entries(data).map(([key, cell]) => [key, String((cell as Body).value)])),
  })
  return { errcode: 0, errmsg: 'ok', msgid: Number(world.ids.digits(15)) }
}
