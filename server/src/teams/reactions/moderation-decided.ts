import { applyingVerdicts } from '../../moderation'
import { teamModel } from '../model'

/** Shows or hides a team by the verdict on its words. */
export const applyModeration = applyingVerdicts(
  'teams.applyModeration',
  ['team'],
  async (tx, { owner }, verdict, since) => {
    const team = await tx.load(teamModel, owner.id)
    // What was judged are words that stand here no longer: those that do have a verdict, or a check, of their own.
    if (since < team.wordsAt) return
    team.moderation = verdict
    team.listed = verdict === 'passed' && team.state === 'open'
    tx.append('teams', team, 'teams.judged', { verdict })
    await tx.save(teamModel, team)
  },
)
