import { type Follower, followersOf, type Mergeable } from '@linli/shared/cases/duplicates'
import type { Tx } from '../platform/store/transact'
import { type CaseDoc, caseModel } from './model'

type Member = Pick<CaseDoc, '_id' | 'mergedIntoId' | 'mergedIds' | 'reporterId' | 'ownFollowerIds'>

/** A case as the rules of merging see it: its own people, and where it went. */
export function mergeable(one: Member): Mergeable {
  const reporter: Follower[] = one.reporterId === null ? [] : [{ personId: one.reporterId, as: 'reporter' }]
  const followers = one.ownFollowerIds.map((personId): Follower => ({ personId, as: 'follower' }))
  return { id: one._id, mergedInto: one.mergedIntoId, followers: [...reporter, ...followers] }
}

/**
 * Makes the people of a case anew from its own and those of everything merged into it. Derived and never moved, so that an
 * unmerge restores every list (DOMAIN §1).
 * @param changed cases of the family that are changed in this transaction and not saved yet
 */
export async function recountPeople(tx: Tx, root: CaseDoc, changed: readonly CaseDoc[] = []): Promise<void> {
  const family = await membersOf(tx, root, changed)
  // Seen from here it is the top, also when it was merged further up itself.
  const people = followersOf(root._id, [{ ...mergeable(root), mergedInto: null }, ...family.map(mergeable)])
  root.reporterIds = people.filter(({ as }) => as === 'reporter').map(({ personId }) => personId)
  root.followerIds = people.map(({ personId }) => personId).filter((id) => id !== root.reporterId)
}

/** Everything merged into a case, directly or not. */
async function membersOf(tx: Tx, root: CaseDoc, changed: readonly CaseDoc[]): Promise<Member[]> {
  const members: Member[] = []
  let next = root.mergedIds
  while (next.length > 0) {
    const here = changed.filter(({ _id }) => next.includes(_id))
    const others = next.filter((id) => !here.some(({ _id }) => _id === id))
    const fields = { mergedIntoId: 1, mergedIds: 1, reporterId: 1, ownFollowerIds: 1 }
    const found = (await tx
      .model(caseModel)
      .find({ tenantId: tx.tenantId, _id: { $in: others } }, fields)
      .session(tx.session)
      .lean()) as unknown as Member[]
    const level: Member[] = [...here, ...found]
    members.push(...level)
    next = level.flatMap(({ mergedIds }) => mergedIds)
  }
  return members
}
