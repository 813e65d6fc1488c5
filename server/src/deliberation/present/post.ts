import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import type { PostDoc } from '../model'
import { isCouncil, visibilityOf } from '../policy'

export type PostView = Output<'deliberation.argue'>

/** What only its author and the council are told of a post. */
export function presentModeration({ actor }: Context, post: PostDoc) {
  const mine = post.authorId === actor.id
  const near = mine || isCouncil(actor, post.areaPath)
  const reason = post.hidden?.reason ?? (post.moderation === 'hidden' ? '内容检查没有通过' : null)
  return {
    visibility: visibilityOf(post),
    hiddenReason: near ? reason : null,
    appeal: near ? (post.appeal?.state ?? ('none' as const)) : ('none' as const),
    mine,
  }
}

/** A post without its author: what counts is the reason, not the person. */
export function presentPost(context: Context, post: PostDoc): PostView {
  return {
    id: post._id,
    kind: post.kind,
    topicId: post.topicId,
    side: post.side,
    parentId: post.parentId,
    text: post.text,
    createdAt: wireTime(post.createdAt),
    edits: post.edits.length,
    useful: post.usefulIds.length,
    foundUseful: post.usefulIds.includes(context.actor.id),
    ...presentModeration(context, post),
  }
}
