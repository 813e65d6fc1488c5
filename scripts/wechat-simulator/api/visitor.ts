import type { SimUser } from '../world/users'
import type { World } from '../world/world'
import { WxError } from './errors'

/** Content checks want someone who has had the mini-program open lately. Errors: 40003, 61010. */
export function recentVisitor(world: World, openid: string): SimUser {
  const person = world.users.byOpenid(openid)
  if (!person) throw new WxError(40003)
  if (world.clock.now() - person.visitedAt > world.visitWindowMs) throw new WxError(61010)
  return person
}

/** Scene of a content check: 1 profile, 2 comment, 3 forum, 4 social log. */
export function checkScene(scene: unknown): void {
  if (typeof scene !== 'number') throw new WxError(47001, 'scene must be a number')
  if (![1, 2, 3, 4].includes(scene)) throw new WxError(40129)
}
