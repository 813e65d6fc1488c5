import { wireTime } from '@linli/shared/platform/schemas'
import type { ClientSession } from 'mongoose'
import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/store/transact'
import { stepBack } from '../commands/help-steps'
import { blockModel, type HelpDoc, helpModel } from '../model-help'
import { recordModel } from '../model-hours'
import { arrange, askerOf, isSide } from './sides'

const REMOVED = '（作者已注销，原文已删除）'

/** What an offer or a request says of one person: his own words, his part in it, and nothing of the other side. */
export function helpOfPerson(one: HelpDoc, accountId: string) {
  const own = one.authorId === accountId
  const { title, text, relative, place, thanks, kind, skill, halfHours, state, doneHalfHours } = one
  return {
    ...{ kind, skill, from: wireTime(one.from), halfHours, state, doneHalfHours },
    ...(own && { title, text, relative, place, judgement: one.judgement ?? null }),
    ...(isSide(one, accountId) && { thanks }),
    reports: one.reports.filter((report) => report.accountId === accountId).map(({ reason }) => reason),
  }
}

/** Offers and requests that hold anything of a person: his own, those he answered, and those he only reported. */
export async function helpsOf(
  of: Pick<Context, 'tenantId' | 'model'>,
  accountId: string,
  session: ClientSession | null = null,
): Promise<HelpDoc[]> {
  const { tenantId } = of
  const found = new Map<string, HelpDoc>()
  for (const by of [{ peopleIds: accountId }, { 'reports.accountId': accountId }]) {
    const rows = await of
      .model(helpModel)
      .find({ tenantId, ...by })
      .session(session)
      .lean()
    for (const one of rows as unknown as HelpDoc[]) found.set(one._id, one)
  }
  return [...found.values()]
}

/** Words and places go with the account; what is under way ends, and the other side is told. */
export async function eraseHelps(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  for (const { _id } of await helpsOf(tx, accountId, session)) {
    const one = await tx.load(helpModel, _id)
    const own = one.authorId === accountId
    const underWay = one.state === 'matched' || (own && (one.state === 'open' || one.state === 'asked'))
    if (underWay && isSide(one, accountId)) await stepBack(tx, one, accountId)
    else tx.append('volunteering', one, 'volunteering.personErased', {}, 'quiet')
    if (own) await eraseWords(tx, one)
    else if (askerOf(one) === accountId) one.thanks = null
    one.responderIds = one.responderIds.filter((who) => who !== accountId)
    one.reports = one.reports.map((report) =>
      report.accountId === accountId ? { ...report, reason: REMOVED } : report,
    )
    arrange(one)
    await tx.save(helpModel, one)
  }
  await tx.model(blockModel).deleteMany({ tenantId, accountId }, { session })
  await tx.model(blockModel).deleteMany({ tenantId, blockedId: accountId }, { session })
}

/** Its words, and where the helper's record repeats its title; of the place a kilometre is left. */
async function eraseWords(tx: Tx, one: HelpDoc): Promise<void> {
  const { tenantId, session } = tx
  const title = '已注销用户的互助'
  const roughly = (degrees: number) => Math.round(degrees * 100) / 100
  const place = { lng: roughly(one.place.lng), lat: roughly(one.place.lat), address: '' }
  const asked = askerOf(one) === one.authorId
  Object.assign(one, {
    title,
    text: REMOVED,
    relative: null,
    place,
    judgement: null,
    ...(asked && { thanks: null }),
  })
  await tx.model(recordModel).updateMany({ tenantId, sourceId: one._id }, { $set: { title } }, { session })
}
