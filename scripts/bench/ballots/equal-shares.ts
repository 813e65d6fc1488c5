import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { equalShares, withCompletion } from '@linli/shared/ballots/budget/equal-shares'
import { type PabulibElection, writePabulib } from '@linli/shared/ballots/budget/pabulib'
import { votesOf } from '@linli/shared/ballots/budget/projects'
import { stepOf } from '@linli/shared/ballots/budget/spend'
import { root } from '../../build/targets'
import { run } from '../../processes/run'
import type { Figure } from '../side-by-side/section'
import { electionOf } from './election'

const PEER = 'pabutools==1.2.3'
const PROJECTS = 150
const TIMES_FASTER = 10

/** A Python with pabutools, made in `.cache` on the first run; null where there is none. */
async function python(): Promise<string | null> {
  const dir = path.join(root, '.cache', 'pabutools')
  const bin = path.join(dir, 'bin', 'python')
  if (existsSync(path.join(dir, 'ready'))) return bin
  for (const [command, args] of [
    ['python3', ['-m', 'venv', dir]],
    [bin, ['-m', 'pip', 'install', '--quiet', PEER]],
  ] as const)
    if ((await run(command, args)).code !== 0) return null
  writeFileSync(path.join(dir, 'ready'), PEER)
  return bin
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

/**
 * Equal Shares on the same file as pabutools, cost utility, ties by name; the time on the processor for the rule alone on both
 * sides, which hardly depends on what else the machine does.
 * @throws Error when the two buy different projects, or in another order
 */
export async function equalSharesFigures(voters: number, dir: string): Promise<Figure[]> {
  const election = electionOf(voters, PROJECTS)
  const votes = votesOf(election)
  const byName = votes.projects.map((_, p) => p)
  const started = process.cpuUsage()
  const bought = equalShares(votes, 'cost', byName).map((p) => votes.projects[p]!.id)
  const { user, system } = process.cpuUsage(started)
  const ours = (user + system) / 1000
  const again = performance.now()
  const { raised } = withCompletion(votes, 'cost', byName, stepOf(votes))
  const completion = performance.now() - again
  const size = `${voters} voters × ${PROJECTS} projects`
  return [
    await besidePeer(election, bought, ours, size, dir),
    {
      ...{ name: 'Equal Shares with completion', value: completion / 1000, unit: 's' },
      note: `${size}, ${raised + 1} runs`,
    },
  ]
}

async function besidePeer(
  election: PabulibElection,
  bought: readonly string[],
  ours: number,
  size: string,
  dir: string,
): Promise<Figure> {
  const figure = { name: 'Equal Shares', unit: '× as fast as pabutools', atLeast: TIMES_FASTER }
  const command = await python()
  if (!command) return { ...figure, value: null, note: `${seconds(ours)}; no Python with ${PEER} here` }
  const file = path.join(dir, 'election.pb')
  writeFileSync(file, writePabulib(election))
  const { code, output } = await run(command, [fileURLToPath(new URL('./peer.py', import.meta.url)), file])
  if (code !== 0) throw new Error(output)
  const peer = JSON.parse(output) as { seconds: number; bought: string[] }
  if (peer.bought.join() !== bought.join())
    throw new Error(`pabutools buys ${peer.bought.join()}\nwe buy ${bought.join()}`)
  return {
    ...{ ...figure, value: (peer.seconds * 1000) / ours },
    note: `${size}: ${seconds(ours)} and ${seconds(peer.seconds * 1000)}, equal projects in equal order`,
  }
}
