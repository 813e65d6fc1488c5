import { attachmentsOf } from '../files'
import { contactOf } from '../identity'
import { system } from '../platform/actor'
import { type Context, createContext, type Services } from '../platform/context'
import type { Tx } from '../platform/store/transact'
import { WechatError } from '../platform/wechat'
import { applyVerdict } from './apply-verdict'
import { SCENE } from './commands/check-text'
import { judge } from './judge'
import { type Check, checksModel } from './model'
import { handToPerson, settle } from './settle'

const MINUTE_MS = 60_000
/** WeChat promises its answer within half an hour. */
const ANSWER_MS = 30 * MINUTE_MS
/** Waits after each failure to ask; after one more than these a person looks. */
const AGAIN_MS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE_MS)

type Found =
  | { answer: 'pass' | 'review' | 'risky' }
  | { trace: string }
  | 'uncheckable'
  | 'trusted'
  | 'gone'
  | 'noAnswer'

/** A system context of its own: the asker's has one idempotency row, which would swallow the second transaction. */
export const checker = (services: Services, tenantId: string): Context =>
  createContext(services, tenantId, system('moderation'))

/** Changes a check while it is still pending; somebody's judgement in between wins. */
export async function whilePending(
  context: Context,
  id: string,
  work: (tx: Tx, check: Check) => Promise<void>,
): Promise<void> {
  await context.transact(async (tx) => {
    const check = await tx.load(checksModel, id)
    if (check.state === 'pending') await work(tx, check)
  })
}

/** Address under which WeChat fetches a photo. */
function publicAddress({ config, files, now }: Context, fileId: string): string {
  const origin = config.PUBLIC_URL.replace(/\/$/, '') || `http://127.0.0.1:${config.PORT}`
  return origin + files.link(fileId, 'full', now())
}

async function ask(context: Context, check: Check): Promise<Found> {
  const file = check.fileId === null ? null : (await attachmentsOf(context, [check.fileId])).get(check.fileId)
  if (file === undefined) return 'gone'
  if (file?.kind === 'video') return check.byStaff ? 'trusted' : 'uncheckable'
  const openid = (await contactOf(context, check.accountId))?.openid
  // WeChat checks only for an openid. Staff sign in with accounts the county made and answers for; a resident is looked at.
  if (!openid) return check.byStaff ? 'trusted' : 'uncheckable'
  try {
    if (file)
      return { trace: await context.wechat.checkImage(openid, publicAddress(context, file.id), SCENE) }
    return { answer: await context.wechat.checkText(openid, check.text ?? '', SCENE) }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    context.log.warn({ errcode: error.errcode, check: check._id }, 'no answer to a content check')
    return 'noAnswer'
  }
}

async function note(tx: Tx, check: Check, found: Found): Promise<void> {
  if (found === 'trusted') return settle(tx, check, 'passed')
  if (found === 'gone') return settle(tx, check, 'hidden')
  if (found === 'uncheckable') return handToPerson(tx, check, 'uncheckable')
  if (found === 'noAnswer') {
    const wait = AGAIN_MS[check.failures]
    if (wait === undefined) return handToPerson(tx, check, 'silent')
    check.failures++
    check.nextAt = new Date(tx.now + wait)
    tx.append('moderation', check, 'moderation.unanswered', { failures: check.failures }, 'quiet')
    return tx.save(checksModel, check)
  }
  if ('answer' in found) {
    const verdict = judge(check, found.answer)
    if (verdict === 'person') return handToPerson(tx, check, 'review')
    if (verdict) return settle(tx, check, verdict)
    return
  }
  check.traceIds.push(found.trace)
  check.nextAt = new Date(tx.now + ANSWER_MS)
  tx.append('moderation', check, 'moderation.submitted', { sent: check.traceIds.length }, 'quiet')
  return tx.save(checksModel, check)
}

/**
 * Asks WeChat about one pending check and notes what came of it: an answer for words, a trace for a photo (its answer is pushed), a
 * person when nobody can be asked. Asking twice costs a call and changes nothing. @returns false when WeChat could not be asked
 */
export async function submit(services: Services, tenantId: string, id: string): Promise<boolean> {
  const context = checker(services, tenantId)
  const check = await context.model(checksModel).findOne({ tenantId, _id: id }).lean()
  if (check?.state !== 'pending') return true
  const found = await ask(context, check)
  await whilePending(context, id, (tx, fresh) => note(tx, fresh, found))
  // The push may have been faster than the transaction that wrote the trace.
  if (typeof found === 'object' && 'trace' in found) await applyVerdict(services, found.trace)
  return found !== 'noAnswer'
}
