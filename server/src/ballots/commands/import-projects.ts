import { projectsOf } from '@linli/shared/ballots/budget/projects'
import { checkBallot } from '@linli/shared/ballots/check'
import type { Context as Koa } from 'koa'
import { communitiesOf, countyArea } from '../../areas'
import { readUpload } from '../../files'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { electionOf } from '../budget/read-upload'
import { ballotRun } from '../load'
import { ballotModel } from '../model'
import { presentBallot } from '../present'
import { checkWords } from '../terms'

/**
 * Puts projects and budget of a `.pb` file into a draft, in place of those that are there.
 * @throws BALLOT_STATE once it is announced, BALLOT_TERMS when it is no budget, PB_INVALID, a BALLOT_… code of the rules
 */
export async function importProjects(context: Context, { id }: { id: string }, koa: Koa) {
  // The body is read first, whatever the answer (see readUpload); what is wrong with it comes after whose ballot it is.
  const [upload] = await Promise.allSettled([readUpload(koa)])
  const seen = await ballotRun(context, id)
  if (upload.status === 'rejected') throw upload.reason
  if (seen.stage !== 'draft') throw new Problem('BALLOT_STATE')
  if (seen.rules.kind !== 'budget')
    throw new Problem('BALLOT_TERMS', { fields: [{ path: 'rules', message: '只有预算投票才能导入项目' }] })
  const { rules, options, notes } = projectsOf(electionOf(upload.value), await placesByName(context))
  const wrong = checkBallot({ rules, options })
  if (wrong) throw new Problem(wrong)
  await checkWords(context, { title: seen.title, text: seen.text, options: [...options] })
  return context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id)
    if (ballot.stage !== 'draft' || ballot.rules.kind !== 'budget') throw new Problem('BALLOT_STATE')
    Object.assign(ballot, { rules, options })
    tx.append('ballots', ballot, 'ballots.projectsImported', { projects: options.length }, 'quiet')
    await tx.save(ballotModel, ballot)
    return { ballot: await presentBallot(context, ballot), notes: [...notes] }
  })
}

/** What a neighbourhood's name means in this county: a community, by a name that no other has. */
async function placesByName(context: Context): Promise<(name: string) => string | null> {
  const county = await countyArea(context)
  const communities = county ? await communitiesOf(context, [county._id]) : []
  const ids = new Map<string, string[]>()
  for (const { _id, name } of communities) ids.set(name, [...(ids.get(name) ?? []), _id])
  return (name) => {
    const [only, another] = ids.get(name) ?? []
    return another === undefined ? (only ?? null) : null
  }
}
