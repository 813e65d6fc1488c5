import type { Context as Koa } from 'koa'
import type { Context } from '../../platform/context'
import { openSse } from '../../platform/http/sse'
import { Problem } from '../../platform/problem'
import { type NoticeDoc, noticeModel } from '../model'
import { presentNotice } from '../present'
import { hubOf } from '../running'

/**
 * Two transactions may commit in another order than that of their ids: catching up looks back this far behind the last id seen.
 * What a client has already then comes again, under the same id.
 */
const OVERLAP_MS = 5_000
const CATCH_UP_MAX = 200
const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** The smallest id of that time (the time part of `newId`). */
function idAt(time: number): string {
  let rest = Math.max(0, time)
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[rest % 32] + head
    rest = Math.floor(rest / 32)
  }
  return head + '0'.repeat(16)
}

const timeOf = (id: string): number =>
  [...id.slice(0, 10)].reduce((time, letter) => time * 32 + ALPHABET.indexOf(letter), 0)

/**
 * Server-sent events of the own account: one `notice` for each new message, whichever process wrote it. With `Last-Event-ID` it
 * begins with those missed since. It ends with the life of an access token: the client comes back with a fresh one.
 */
export async function stream(context: Context, _input: unknown, koa: Koa): Promise<void> {
  const lastSeen = koa.get('last-event-id')
  if (lastSeen !== '' && !ID_PATTERN.test(lastSeen))
    throw new Problem('INPUT_INVALID', { fields: [{ path: 'Last-Event-ID', message: '编号格式不对' }] })
  const { tenantId } = context
  const accountId = context.actor.id
  const sse = openSse(koa)
  // Without a last id the client has just read its inbox: it wants what comes from now on.
  let from = lastSeen === '' ? Date.now() : timeOf(lastSeen)
  const sent = new Set<string>(lastSeen === '' ? [] : [lastSeen])

  function hear(notice: NoticeDoc): void {
    if (sent.has(notice._id)) return
    sent.add(notice._id)
    from = Math.max(from, timeOf(notice._id))
    sse.send('notice', presentNotice(notice), notice._id)
  }

  let catching: Promise<void> = Promise.resolve()
  const unlisten = hubOf(context).listen({
    tenantId,
    accountId,
    hear,
    catchUp: () => {
      catching = catching
        .then(async () => {
          const back = lastSeen === '' && sent.size === 0 ? from : from - OVERLAP_MS
          const missed = await context
            .model(noticeModel)
            .find({ tenantId, accountId, _id: { $gt: idAt(back) } })
            .sort({ _id: 1 })
            .limit(CATCH_UP_MAX)
            .lean()
          for (const notice of missed) hear(notice)
        })
        .catch((error: unknown) => {
          // The client comes back with its last id and catches up then.
          context.log.warn({ err: error }, 'catching up failed')
          sse.close()
        })
    },
  })
  const end = setTimeout(() => sse.close(), context.config.ACCESS_TOKEN_SECONDS * 1000)
  end.unref()
  sse.onClose(() => {
    clearTimeout(end)
    unlisten()
  })
}
