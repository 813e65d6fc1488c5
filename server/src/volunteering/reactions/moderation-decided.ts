import { applyingVerdicts, type Decided } from '../../moderation'
import type { Tx } from '../../platform/store/transact'
import { arrange } from '../help/sides'
import { activityModel } from '../model'
import { helpModel } from '../model-help'

/** Shows or hides activities and helps. */
export const applyModeration = applyingVerdicts(
  'volunteering.applyModeration',
  ['activity', 'help'],
  (tx, { owner }, verdict) =>
    owner.kind === 'help' ? judgeHelp(tx, owner.id, verdict) : judgeActivity(tx, owner.id, verdict),
)

type Judge = (tx: Tx, id: string, verdict: Decided['verdict']) => Promise<void>

const judgeActivity: Judge = async (tx, id, verdict) => {
  const one = await tx.load(activityModel, id)
  one.moderation = verdict
  one.listed = verdict === 'passed' && one.state === 'published'
  tx.append('volunteering', one, 'volunteering.judged', { verdict }, 'quiet')
  await tx.save(activityModel, one)
}

const judgeHelp: Judge = async (tx, id, verdict) => {
  const one = await tx.load(helpModel, id)
  one.moderation = verdict
  arrange(one)
  tx.append('volunteering', one, 'volunteering.helpJudged', { verdict }, 'quiet')
  await tx.save(helpModel, one)
}
