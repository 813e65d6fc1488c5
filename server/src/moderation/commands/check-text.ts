import { contactOf } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { WechatError } from '../../platform/wechat'

/** Scene of everything people write here: a forum (WeChat: 1 profile, 2 comment, 3 forum, 4 social log). */
export const SCENE = 3

/**
 * Asks WeChat about words while their author waits. `risky` is for the caller to refuse. `unknown` means: keep them from the public and
 * hand them to {@link watchText}. That is so without an answer (silence, quota, an author who has not had the mini-program open for two
 * hours), without an openid, and for WeChat's "review": words somebody must look at are no reason to turn their author away.
 * Who holds a role but no openid writes with an account the county made and answers for: passed, there is nobody to ask.
 */
export async function checkText(
  context: Context,
  given: { accountId: string; text: string },
): Promise<'passed' | 'risky' | 'unknown'> {
  const openid = (await contactOf(context, given.accountId))?.openid
  if (!openid) return context.actor.roles.length > 0 ? 'passed' : 'unknown'
  try {
    const suggestion = await context.wechat.checkText(openid, given.text, SCENE)
    if (suggestion === 'review') return 'unknown'
    return suggestion === 'pass' ? 'passed' : 'risky'
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    context.log.warn({ errcode: error.errcode }, 'no answer to a text check')
    return 'unknown'
  }
}

/**
 * What the asker's own words are before the public sees them: passed, or pending for whoever will judge them (`watchText`).
 * @throws TEXT_RISKY
 */
export async function judgeWords(context: Context, text: string): Promise<'passed' | 'pending'> {
  const verdict = await checkText(context, { accountId: context.actor.id, text })
  if (verdict === 'risky') throw new Problem('TEXT_RISKY')
  return verdict === 'passed' ? 'passed' : 'pending'
}
