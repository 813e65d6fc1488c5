import { applyingVerdicts, type Decided } from '../../moderation'
import type { Tx } from '../../platform/store/transact'
import { postModel, proposalModel } from '../model'
import { show } from '../words'

/** Shows or hides proposals with their photos, and what people say in topics. */
export const applyModeration = applyingVerdicts(
  'deliberation.applyModeration',
  ['proposal', 'contribution'],
  (tx, subject, verdict, since) =>
    (subject.owner.kind === 'proposal' ? judgeProposal : judgePost)(tx, subject, verdict, since),
)

type Judge = (tx: Tx, subject: Decided['subject'], verdict: Decided['verdict'], since: Date) => Promise<void>

const judgeProposal: Judge = async (tx, { kind, owner, fileId }, verdict) => {
  const one = await tx.load(proposalModel, owner.id)
  if (kind === 'text') one.moderation = verdict
  else one.photos = one.photos.map((photo) => (photo.id === fileId ? { ...photo, verdict } : photo))
  show(tx, 'proposal', one)
  await tx.save(proposalModel, one)
}

const judgePost: Judge = async (tx, { owner }, verdict, since) => {
  const post = await tx.load(postModel, owner.id)
  // What was judged are words that stand here no longer: those that do have a verdict, or a check, of their own.
  const changed = post.edits.at(-1)?.at
  if (changed && since < changed) return
  post.moderation = verdict
  show(tx, post.kind, post)
  await tx.save(postModel, post)
}
