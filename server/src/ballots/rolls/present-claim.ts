import type { Output } from '@linli/shared/contract'
import type { ClaimDoc } from '../model-rolls'

export const presentClaim = ({
  _id,
  rollId,
  rollName,
  unit,
  relation,
  state,
  reason,
}: ClaimDoc): Output<'ballots.claimHome'> => ({
  ...{ id: _id, rollId, rollName, unit, relation, state, reason },
})
