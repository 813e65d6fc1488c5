import { moderationContract } from '@linli/shared/moderation/contract'
import { type Route, route } from '../platform/feature'
import { decide } from './commands/decide'
import { wechatPush, wechatPushCheck } from './commands/wechat-push'
import { queue } from './queries/queue'

export const routes: readonly Route[] = [
  route(moderationContract['moderation.queue'], queue),
  route(moderationContract['moderation.decide'], decide),
  route(moderationContract['moderation.wechatPushCheck'], wechatPushCheck),
  route(moderationContract['moderation.wechatPush'], wechatPush),
]
