import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import { claimModel } from './model-rolls'
import { proxyModel, voteModel } from './model-voting'

/**
 * What ballots hold of a person. Votes stay with the account's id, a random alias once the account is empty (DOMAIN §6), so that results
 * stay valid; a secret ballot is nobody's, so there is nothing to give out or to take away. A roll is the owners' association's.
 */
export const ballotsOfPerson: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const votes = await context.model(voteModel).find({ tenantId, accountId }).lean()
    const claims = await context.model(claimModel).find({ tenantId, accountId }).lean()
    return {
      votes: votes.map(({ ballotId, choice, by, at, receipt }) => ({
        ballotId,
        choice,
        by,
        at: wireTime(at),
        receipt,
      })),
      homes: claims.map(({ rollName, unit, name, relation, state, createdAt }) => ({
        ...{ rollName, unit, name, relation, state },
        claimedAt: wireTime(createdAt),
      })),
    }
  },

  async erase(tx, accountId) {
    const { tenantId, session } = tx
    const claims = await tx
      .model(claimModel)
      .find({ tenantId, accountId }, { _id: 1 })
      .session(session)
      .lean()
    for (const { _id } of claims)
      await tx
        .model(claimModel)
        .updateOne({ _id, tenantId }, { $set: { name: '', state: 'ended', open: _id } }, { session })
    // A proxy who is gone votes for nobody.
    const proxies = await tx
      .model(proxyModel)
      .find({ tenantId, agentId: accountId }, { _id: 1 })
      .session(session)
      .lean()
    for (const { _id } of proxies) await tx.model(proxyModel).deleteOne({ _id, tenantId }, { session })
  },
}
