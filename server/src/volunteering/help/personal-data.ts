import { wireTime } from '@linli/shared/platform/schemas'
import type { Tx } from '../../platform/store/transact'
import { stepBack } from '../commands/help-steps'
import { blockModel, type HelpDoc, helpModel } from '../model-help'
import { arrange, isSide } from './sides'

const REMOVED = '（作者已注销，原文已删除）'

/** What an offer or a request says of one person: his own words, his part in it, and nothing of the other side. */
export function helpOfPerson(one: HelpDoc, accountId: string) {
  const own = one.authorId === accountId
  const { title, text, relative, place, thanks, kind, skill, halfHours, state, doneHalfHours } = one
  return {
    ...{ kind, skill, from: wireTime(one.from), halfHours, state, doneHalfHours },
    ...(own && { title, text, relative, place }),
    ...(isSide(one, accountId) && { thanks }),
    reports: one.reports.filter((report) => report.accountId === accountId).map(({ reason }) => reason),
  }
}

/** Words and places go with the account; what is under way ends, and the other side is told. */
export async function eraseHelps(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  const rows = await tx
    .model(helpModel)
    .find({ tenantId, peopleIds: accountId }, { _id: 1 })
    .session(session)
    .lean()
  for (const { _id } of rows) {
    const one = await tx.load(helpModel, _id)
    const own = one.authorId === accountId
    const underWay = one.state === 'matched' || (own && (one.state === 'open' || one.state === 'asked'))
    if (underWay && isSide(one, accountId)) await stepBack(tx, one, accountId)
    else tx.append('volunteering', one, 'volunteering.personErased', {}, 'quiet')
    if (own)
      Object.assign(one, {
        ...{ title: '已注销用户的互助', text: REMOVED, relative: null, thanks: null },
        place: {
          lng: Math.round(one.place.lng * 100) / 100,
          lat: Math.round(one.place.lat * 100) / 100,
          address: '',
        },
      })
    one.responderIds = one.responderIds.filter((who) => who !== accountId)
    arrange(one)
    await tx.save(helpModel, one)
  }
  await tx.model(blockModel).deleteMany({ tenantId, accountId }, { session })
  await tx.model(blockModel).deleteMany({ tenantId, blockedId: accountId }, { session })
}
