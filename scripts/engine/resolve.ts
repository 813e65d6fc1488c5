import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../setup/plain-error.cjs'
import { downloadedMongod, downloadMongod } from './download'
import { findMongod } from './mongod'
import { ensureSecantus, hasSecantus } from './secantus'

/** Which engine to use. `given` runs elsewhere; the others are started by us. */
export type Choice =
  | { readonly kind: 'given'; readonly uri: string }
  | { readonly kind: 'mongod'; readonly binary: string; readonly why: string }
  | { readonly kind: 'secantus'; readonly why: string }

/** What an earlier run kept its data with: data files of the two engines are not exchangeable. */
const keptKind = (dataDir: string) => {
  try {
    return readFileSync(path.join(dataDir, 'db', 'kind'), 'utf8').trim()
  } catch {
    return undefined
  }
}

/** How the engines that have to be fetched are fetched; a test hands in its own. */
export type Sources = {
  readonly download: (home: string, env: NodeJS.ProcessEnv) => Promise<string | undefined>
  readonly install: (home: string, env: NodeJS.ProcessEnv) => Promise<void>
}

const sources: Sources = { download: downloadMongod, install: ensureSecantus }

/**
 * ENGINE's four steps, in order: MONGODB_URI, an installed mongod, a fetched mongod, SecantusDB. Two things
 * keep a second start as it was: a data folder stays with the engine that made it (with another it would look empty), and nothing
 * is fetched while something that was fetched before is there.
 * @param env the environment to look in
 * @param home where fetched engines are kept
 * @param dataDir the data the engine is for
 * @throws PlainError when no step leads to an engine that can read the data
 */
export const resolveEngine = async (
  env: NodeJS.ProcessEnv,
  home: string,
  dataDir: string,
  { download, install }: Sources = sources,
): Promise<Choice> => {
  if (env.MONGODB_URI) return { kind: 'given', uri: env.MONGODB_URI }
  const kept = keptKind(dataDir)
  if (kept === 'secantus') {
    if (!hasSecantus(home)) await install(home, env)
    return { kind: 'secantus', why: 'this data folder was made by it' }
  }
  const installed = findMongod(env)
  if (installed) return { kind: 'mongod', binary: installed, why: 'found on this machine' }
  const fetched = downloadedMongod(home)
  if (fetched) return { kind: 'mongod', binary: fetched, why: 'fetched earlier' }
  if (kept === 'mongod' || !hasSecantus(home)) {
    const binary = await download(home, env)
    if (binary) return { kind: 'mongod', binary, why: 'fetched just now' }
  }
  if (kept === 'mongod')
    throw new PlainError(
      `The data in ${dataDir} was made by MongoDB, which is gone: install it again, or set LINLI_DATA to another folder.`,
    )
  if (!hasSecantus(home)) await install(home, env)
  return { kind: 'secantus', why: 'no mongod here, and none to fetch' }
}
