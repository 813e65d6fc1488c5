import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import { entryModel } from './entries'
import { type CaseDoc, caseModel } from './model'
import { roughAddress } from './present/summary'
import { updateWords } from './words'

const REMOVED = '（上报人已注销，原文已删除）'
const REMOVED_TITLE = '已注销用户上报的事项'

/**
 * What cases hold of a person. Work is held by desks and units, never by a person alone, so nothing here blocks a deletion.
 * What goes and what stays at a deletion: docs/decisions/words-of-deleted-people.md.
 */
export const casesOfPerson: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const cases = context.model(caseModel)
    const read = async (filter: Record<string, unknown>) =>
      (await cases.find({ tenantId, ...filter } as never).lean()) as unknown as CaseDoc[]
    const reported = await read({ reporterId: accountId })
    const following = await read({ followerIds: accountId })
    const lines = await context
      .model(entryModel)
      .find({ tenantId, actorId: accountId })
      .sort({ at: 1 })
      .lean()
    const ratings = [...reported, ...following].flatMap(({ number, rounds }) =>
      rounds.flatMap((round) =>
        round.ratings
          .filter((rating) => rating.personId === accountId)
          .map(({ solved, satisfaction, comment, at }) => ({
            ...{ number, round: round.number, solved, satisfaction, comment },
            at: wireTime(at),
          })),
      ),
    )
    return {
      reported: reported.map((one) => ({
        number: one.number,
        text: one.text,
        category: one.category?.name ?? null,
        stage: one.stage,
        visibility: one.visibility,
        place: { lng: one.place.lng, lat: one.place.lat, address: one.place.address },
        attachmentIds: one.files.filter((file) => file.uploaderId === accountId).map((file) => file.id),
        createdAt: wireTime(one.createdAt),
        closedAt: one.closedAt && wireTime(one.closedAt),
      })),
      following: following.map(({ number }) => number),
      lines: lines.map(({ caseId, at, action, text }) => ({ caseId, at: wireTime(at), action, text })),
      ratings,
    }
  },

  async erase(tx, accountId) {
    const { tenantId, session } = tx
    const cases = tx.model(caseModel)
    const who = [{ reporterId: accountId }, { followerIds: accountId }, { reporterIds: accountId }]
    const found = (await cases.find({ tenantId, $or: who }).session(session).lean()) as CaseDoc[]
    for (const one of found) {
      const left = withoutWords(one, accountId)
      await cases.updateOne({ tenantId, _id: one._id }, { $set: left }, { session })
      if (left.text !== undefined) await updateWords(tx, { ...one, ...left })
    }
    await tx
      .model(entryModel)
      .updateMany(
        { tenantId, actorId: accountId, as: { $in: ['reporter', 'resident'] }, text: { $ne: '' } },
        { $set: { text: REMOVED } },
        { session },
      )
  },
}

/** A case without what one person said, showed and follows; its course and its figures stay. */
function withoutWords(one: CaseDoc, accountId: string): Partial<CaseDoc> {
  const hidden = one.files.map((file) =>
    file.uploaderId === accountId ? { ...file, verdict: 'hidden' as const } : file,
  )
  const rounds = one.rounds.map((round) => ({
    ...round,
    ratings: round.ratings.map((rating) =>
      rating.personId === accountId ? { ...rating, comment: '' } : rating,
    ),
  }))
  const left = {
    files: hidden,
    rounds,
    ownFollowerIds: one.ownFollowerIds.filter((id) => id !== accountId),
    followerIds: one.followerIds.filter((id) => id !== accountId),
  }
  if (one.reporterId !== accountId) return left
  const { place, roughLng, roughLat } = one
  return {
    ...left,
    text: REMOVED,
    title: one.category?.name ?? REMOVED_TITLE,
    place: { ...place, lng: roughLng, lat: roughLat, address: roughAddress(place.address) },
    point: { type: 'Point', coordinates: [roughLng, roughLat] },
  }
}
