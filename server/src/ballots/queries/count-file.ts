import { createHash } from 'node:crypto'
import { votesOf } from '@linli/shared/ballots/budget/projects'
import type { Context as Koa } from 'koa'
import { readUpload } from '../../files'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { electionOf } from '../budget/read-upload'
import { spendApart } from '../budget/spend-apart'

/** Pabulib's largest elections have some two hundred. */
const MOST_PROJECTS = 500

/** Counts an election that was held elsewhere, from its file alone. The computing is done apart, so nobody waits for it. */
export async function countFile(_context: Context, _input: object, koa: Koa) {
  const bytes = await readUpload(koa)
  const election = electionOf(bytes)
  const { projects, votes, voteType, meta } = election
  if (projects.length === 0 || votes.length === 0 || projects.length > MOST_PROJECTS)
    throw new Problem('PB_INVALID', {
      detail: `要有选票，并且有 1 到 ${MOST_PROJECTS} 个项目；文件里有 ${projects.length} 个项目、${votes.length} 张选票。`,
    })
  const seed = createHash('sha256').update(bytes).digest('hex')
  const outcome = await spendApart({ votes: votesOf(election), utility: 'cost', seed })
  return {
    title: new Map(meta).get('description') ?? '',
    ...{ voteType, votes: votes.length, seed },
    projects: projects.map(({ id, name, cost, areaId }) => ({ id, name, cost, areaId })),
    outcome: outcome as never,
  }
}
