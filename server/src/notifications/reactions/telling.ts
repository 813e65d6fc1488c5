import { INBOX_PAGE, pageOf } from '@linli/shared/notifications/subjects'
import type { Context } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import type { StoredEvent } from '../../platform/store/events'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { templateIds } from '../delivery/templates'
import { type DeliveryDoc, deliveryModel, type NoticeDoc, noticeModel, subscriptionModel } from '../model'
import type { Letter } from '../news/letter'
import { courierOf } from '../running'

type Fresh = Pick<DeliveryDoc, 'noticeId' | 'accountId' | 'channel' | 'templateId' | 'page' | 'values'>

/**
 * A reaction that tells people of a feature's events. The notices, the consents they take and the deliveries they cause are one
 * transaction with the platform's mark for the event: however often it runs, and wherever, each account is told once.
 * @param name of the reaction, `feature.tell`: stable, see {@link Reaction}
 * @param lettersFor at most one letter an account; none when nobody is to be told
 */
export const telling = (
  name: string,
  on: readonly string[],
  lettersFor: (context: Context, event: StoredEvent) => Promise<readonly Letter[]>,
): Reaction => ({
  name,
  on,
  async react(context, event) {
    const letters = await lettersFor(context, event)
    if (letters.length === 0) return
    const ids = templateIds(context.config)
    await context.transact(async (tx) => {
      const notices = letters.map(
        (letter): NoticeDoc => ({
          _id: newId(),
          tenantId: tx.tenantId,
          accountId: letter.accountId,
          eventId: event._id,
          subject: letter.subject,
          title: letter.title,
          body: letter.body,
          at: event.at,
          read: false,
        }),
      )
      await tx.model(noticeModel).insertMany(notices, { session: tx.session })

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
          page: pageOf(letter.subject) ?? INBOX_PAGE,
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
})

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
