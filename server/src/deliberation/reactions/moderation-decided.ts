import { applyingVerdicts, type Decided } from '../../moderation'
import type { Tx } from '../../platform/store/transact'
import { postModel, proposalModel } from '../model'
import { show } from '../words'

/** Shows or hides proposals with their photos, and what people say in topics. */
export const applyModeration = applyingVerdicts(
  'deliberation.applyModeration',
  ['proposal', 'contribution'],
  (tx, subject, verdict) =>
    subject.owner.kind === 'proposal' ? judgeProposal(tx, subject, verdict) : judgePost(tx, subject, verdict),
)

type Judge = (tx: Tx, subject: Decided['subject'], verdict: Decided['verdict']) => Promise<void>

const judgeProposal: Judge = async (tx, { kind, owner, fileId }, verdict) => {
  const one = await tx.load(proposalModel, owner.id)
  if (kind === 'text') one.moderation = verdict
  else one.photos = one.photos.map((photo) => (photo.id === fileId ? { ...photo, verdict } : photo))
  show(tx, 'proposal', one)
  await tx.save(proposalModel, one)
}

const judgePost: Judge = async (tx, { owner }, verdict) => {
  const post = await tx.load(postModel, owner.id)
  post.moderation = verdict
  show(tx, post.kind, post)
  await tx.save(postModel, post)
}
