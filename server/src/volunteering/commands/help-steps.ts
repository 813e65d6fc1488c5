import { settled } from '@linli/shared/volunteering/help'
import { HALF_HOUR } from '@linli/shared/volunteering/hours'
import { requireConsent } from '../../identity'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { settleHours } from '../help/pay'
import { arrange, askerOf, helperOf, isSide, mustRead, strangersOf } from '../help/sides'
import { credit } from '../hours/credit'
import { type HelpDoc, helpModel } from '../model-help'
import { recordIdOf } from '../model-hours'
import { type HelpView, presentHelp } from '../present/help'
import { onceMore } from './check-in'

/** One step of an offer or a request. Its version decides who of two was first. */
function step(
  context: Context,
  id: string,
  work: (tx: Tx, one: HelpDoc) => Promise<void> | void,
): Promise<HelpView> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(helpModel, id)
      await mustRead(tx, one, tx.session)
      const before = one.version
      await work(tx, one)
      arrange(one)
      if (one.version !== before) await tx.save(helpModel, one)
      return presentHelp(context, one, { session: tx.session })
    }),
  )
}

const mustBe = (one: HelpDoc, state: HelpDoc['state']): void => {
  if (one.state !== state) throw new Problem('HELP_STATE')
}

/** Only the two sides go on; to others it is not there. */
const mustBeSide = (tx: Tx, one: HelpDoc): void => {
  if (!isSide(one, tx.actor.id)) throw new Problem('NOT_FOUND')
}

/** Says that one would, or takes it back. Twice changes nothing. */
export async function respondHelp(
  context: Context,
  { id, on }: { id: string; on: boolean },
): Promise<HelpView> {
  await requireConsent(context)
  return step(context, id, async (tx, one) => {
    const me = tx.actor.id
    if (one.authorId === me) throw new Problem('OWN_HELP')
    mustBe(one, 'open')
    if (on && tx.now >= one.to.getTime()) throw new Problem('HELP_STATE')
    if (one.responderIds.includes(me) === on) return
    if (on && (!one.listed || (await strangersOf(tx, me, tx.session)).has(one.authorId)))
      throw new Problem('NOT_FOUND')
    one.responderIds = on ? [...one.responderIds, me] : one.responderIds.filter((who) => who !== me)
    tx.append(
      'volunteering',
      one,
      on ? 'volunteering.helpAnswered' : 'volunteering.helpUnanswered',
      {},
      on ? undefined : 'quiet',
    )
  })
}

export const chooseHelp = (context: Context, { id, accountId }: { id: string; accountId: string }) =>
  step(context, id, async (tx, one) => {
    if (one.authorId !== tx.actor.id) throw new Problem('NOT_FOUND')
    mustBe(one, 'open')
    const met =
      one.responderIds.includes(accountId) &&
      !(await strangersOf(tx, one.authorId, tx.session)).has(accountId)
    if (!met) throw new Problem('NOT_RESPONDED')
    Object.assign(one, { partnerId: accountId, state: 'matched' })
    tx.append('volunteering', one, 'volunteering.helpMatched', {
      helperId: helperOf(one),
      askerId: askerOf(one),
    })
  })

/** The author ends it; the other side steps back, and it is open again for others. */
export const cancelHelp = (context: Context, { id }: { id: string }) =>
  step(context, id, async (tx, one) => {
    mustBeSide(tx, one)
    if (one.state === 'done' || one.state === 'cancelled') throw new Problem('HELP_STATE')
    await stepBack(tx, one, tx.actor.id)
  })

/** Also for a side that leaves with its account. The caller saves. */
export async function stepBack(tx: Tx, one: HelpDoc, accountId: string): Promise<void> {
  const partnerId = one.partnerId
  if (one.authorId === accountId) {
    await settleHours(tx, one, 0)
    one.state = 'cancelled'
    tx.append('volunteering', one, 'volunteering.helpCancelled', { partnerId })
  } else {
    Object.assign(one, { state: 'open', partnerId: null, confirmed: { helper: null, asker: null } })
    one.responderIds = one.responderIds.filter((who) => who !== accountId)
    tx.append('volunteering', one, 'volunteering.helpReopened', { partnerId })
  }
  arrange(one)
}

/** Nobody came while there was time, or nobody said so: what was put aside is free again. The caller saves. */
export async function lapse(tx: Tx, one: HelpDoc): Promise<void> {
  await settleHours(tx, one, 0)
  one.state = 'cancelled'
  tx.append('volunteering', one, 'volunteering.helpLapsed', {})
  arrange(one)
}

/** Each side says how long it was, once. What both agree to is the helper's, and is paid from what was put aside (DOMAIN §4). */
export const confirmHelp = (context: Context, { id, halfHours }: { id: string; halfHours: number }) =>
  step(context, id, async (tx, one) => {
    mustBeSide(tx, one)
    mustBe(one, 'matched')
    if (tx.now < one.from.getTime()) throw new Problem('HELP_EARLY')
    if (halfHours > one.halfHours) throw new Problem('HOURS_TOO_MANY')
    const side = helperOf(one) === tx.actor.id ? 'helper' : 'asker'
    if (one.confirmed[side] !== null) return
    one.confirmed = { ...one.confirmed, [side]: halfHours }
    const both = settled(one.confirmed)
    const otherId = side === 'helper' ? askerOf(one) : helperOf(one)
    if (both === null) tx.append('volunteering', one, 'volunteering.helpHalfConfirmed', { otherId, side })
    else await finish(tx, one, both)
  })

async function finish(tx: Tx, one: HelpDoc, halfHours: number): Promise<void> {
  const helperId = helperOf(one) as string
  const from = one.from.getTime()
  const record =
    halfHours === 0
      ? null
      : await credit(tx, {
          ...{
            recordId: recordIdOf(one._id, helperId),
            accountId: helperId,
            kind: 'help',
            sourceId: one._id,
          },
          ...{ title: one.title, course: null, areaPath: one.areaPath, halfHours },
          span: { from, to: from + halfHours * HALF_HOUR },
          within: { from, to: one.to.getTime() },
        })
  // At the same time hours of something else are credited already: then none are given, and none are paid.
  one.doneHalfHours = record?.halfHours ?? 0
  await settleHours(tx, one, one.doneHalfHours)
  one.state = 'done'
  const askerId = askerOf(one)
  if (one.doneHalfHours > 0)
    tx.append('volunteering', one, 'volunteering.helpConfirmed', { helperId, helpId: one._id, askerId })
  else tx.append('volunteering', one, 'volunteering.helpFruitless', { helperId, askerId })
}

/** Thanks are between the two; risky words are refused. */
export async function thankHelp(
  context: Context,
  { id, text }: { id: string; text: string },
): Promise<HelpView> {
  const { tenantId } = context
  // Nobody asks WeChat about words that will not be taken.
  const known = await context.model(helpModel).exists({ _id: id, tenantId, peopleIds: context.actor.id })
  if (known) await judgeWords(context, text)
  return step(context, id, (tx, one) => {
    mustThank(tx, one)
    one.thanks = text
    tx.append('volunteering', one, 'volunteering.thanked', { helperId: helperOf(one) })
  })
}

function mustThank(tx: Tx, one: HelpDoc): void {
  mustBeSide(tx, one)
  if (one.state !== 'done' || askerOf(one) !== tx.actor.id) throw new Problem('HELP_STATE')
  if (one.thanks !== null) throw new Problem('THANKED')
}
