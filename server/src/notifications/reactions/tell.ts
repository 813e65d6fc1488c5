import type { Reaction } from '../../platform/feature'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { templateIds } from '../delivery/templates'
import { type DeliveryDoc, deliveryModel, type NoticeDoc, noticeModel, subscriptionModel } from '../model'
import { type Letter, lettersFor, TOLD } from '../news/letters'
import { courierOf } from '../running'

type Fresh = Pick<DeliveryDoc, 'noticeId' | 'accountId' | 'channel' | 'templateId' | 'page' | 'values'>

/**
 * Tells people of a step of a case. The notices, the consents they take and the deliveries they cause are one transaction with
 * the platform's mark for this event: however often it runs, and wherever, each account is told once.
 */
export const tell: Reaction = {
  name: 'notifications.tell',
  on: TOLD,
  async react(context, event) {
    const letters = await lettersFor(context, event)
    if (letters.length === 0) return
    const caseId = event.stream.slice('cases:'.length)
    const ids = templateIds(context.config)
    await context.transact(async (tx) => {
      const notices = letters.map(
        (letter): NoticeDoc => ({
          _id: newId(),
          tenantId: tx.tenantId,
          accountId: letter.accountId,
          eventId: event._id,
          subject: { kind: 'case', id: caseId },
          title: letter.title,
          body: letter.body,
          at: event.at,
          read: false,
        }),
      )
      await tx.model(noticeModel).insertMany(notices, { session: tx.session })

      const page = `cases/pages/case/index?id=${caseId}`
      const noticeIds = new Map(notices.map(({ accountId, _id }) => [accountId, _id]))
      const fresh: Fresh[] = []
      for (const letter of await allowedByWechat(tx, letters, ids)) {
        const { template, values } = letter.wechat as NonNullable<Letter['wechat']>
        const noticeId = noticeIds.get(letter.accountId) as string
        fresh.push({
          noticeId,
          accountId: letter.accountId,
          channel: 'wechat',
          templateId: ids[template],
          page,
          values,
        })
      }
      for (const { accountId, sms } of letters) {
        const noticeId = noticeIds.get(accountId) as string
        if (sms !== null)
          fresh.push({ noticeId, accountId, channel: 'sms', templateId: '', page: '', values: { text: sms } })
      }
      await hand(tx, fresh)
    })
    courierOf(context)?.kick()
  },
}

/** The letters for which their account still has a consent; takes one consent for each. */
async function allowedByWechat(
  tx: Tx,
  letters: readonly Letter[],
  ids: ReturnType<typeof templateIds>,
): Promise<Letter[]> {
  const { tenantId, session } = tx
  const subscriptions = tx.model(subscriptionModel)
  const wanted = letters.filter(({ wechat }) => wechat && ids[wechat.template] !== '')
  if (wanted.length === 0) return []
  const left = await subscriptions
    .find({
      tenantId,
      accountId: { $in: wanted.map(({ accountId }) => accountId) },
      templateId: { $in: [...new Set(wanted.map(({ wechat }) => ids[wechat?.template ?? 'progress']))] },
      remaining: { $gt: 0 },
    })
    .session(session)
    .lean()
  const allowed = wanted.flatMap((letter) => {
    const templateId = ids[letter.wechat?.template ?? 'progress']
    const row = left.find((one) => one.accountId === letter.accountId && one.templateId === templateId)
    return row ? [{ letter, rowId: row._id }] : []
  })
  if (allowed.length > 0)
    // Two events at once for one consent: the second writer conflicts, runs again and finds nothing left.
    await subscriptions.updateMany(
      { tenantId, _id: { $in: allowed.map(({ rowId }) => rowId) } },
      { $inc: { remaining: -1 } },
      { session },
    )
  return allowed.map(({ letter }) => letter)
}

/** Writes what is to be sent after the commit. */
async function hand(tx: Tx, fresh: readonly Fresh[]): Promise<void> {
  if (fresh.length === 0) return
  const rows = fresh.map(
    (row): DeliveryDoc => ({
      ...row,
      _id: newId(),
      tenantId: tx.tenantId,
      state: 'waiting',
      attempts: 0,
      nextAt: new Date(tx.now),
      leaseUntil: null,
      error: null,
      endedAt: null,
    }),
  )
  await tx.model(deliveryModel).insertMany(rows, { session: tx.session })
}
