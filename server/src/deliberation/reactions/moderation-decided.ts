import { type Decided, verdictNow } from '../../moderation'
import type { Reaction } from '../../platform/feature'
import type { Tx } from '../../platform/store/transact'
import { postModel, proposalModel } from '../model'
import { show } from '../words'

type Subject = Decided['subject']

/** Shows or hides words and photos when their check has been decided, also when that comes late (DOMAIN §6). */
export const applyModeration: Reaction = {
  name: 'deliberation.applyModeration',
  on: ['moderation.decided'],
  async react(context, event) {
    const { subject } = event.data as unknown as Decided
    const { kind } = subject.owner
    if (kind !== 'proposal' && kind !== 'contribution') return
    const checkId = event.stream.slice('moderation:'.length)
    await context.transact(async (tx) => {
      const verdict = await verdictNow(tx, checkId)
      if (verdict === null) return null
      return kind === 'proposal' ? judgeProposal(tx, subject, verdict) : judgePost(tx, subject, verdict)
    })
  },
}

async function judgeProposal(
  tx: Tx,
  { kind, owner, fileId }: Subject,
  verdict: Decided['verdict'],
): Promise<null> {
  const one = await tx.load(proposalModel, owner.id)
  if (kind === 'text') one.moderation = verdict
  else one.photos = one.photos.map((photo) => (photo.id === fileId ? { ...photo, verdict } : photo))
  show(tx, 'proposal', one)
  await tx.save(proposalModel, one)
  return null
}

async function judgePost(tx: Tx, { owner }: Subject, verdict: Decided['verdict']): Promise<null> {
  const post = await tx.load(postModel, owner.id)
  post.moderation = verdict
  show(tx, post.kind, post)
  await tx.save(postModel, post)
  return null
}
