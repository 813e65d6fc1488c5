import path from 'node:path'
import { root } from '../../build/targets'
import { type Guarded, startGuarded } from '../../processes/guarded'
import { freePort } from '../../processes/ports'
import { untilAnswers } from '../../start/ready'

/** A running program that answers the requests of the load. */
export interface Side {
  url: string
  program: Guarded
}

async function start(
  title: string,
  args: string[],
  env: Record<string, string>,
  logFile: string,
): Promise<Side> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = await startGuarded({
    ...{ command: process.execPath, args, cwd: root, logFile },
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
  })
  try {
    await untilAnswers(`${url}/readyz`, program, title)
  } catch (error) {
    await program.stop()
    throw error
  }
  return { url, program }
}

/** The built server, as `npm start` runs it but without jobs. `LINLI_BENCH_NODE` hands node options on, e.g. `--cpu-prof`. */
export function startOurs(env: Record<string, string>, logFile: string): Promise<Side> {
  const options = (process.env.LINLI_BENCH_NODE ?? '').split(' ').filter(Boolean)
  return start('The server', [...options, path.join(root, 'server', 'dist', 'main.js')], env, logFile)
}

/** The program it is measured against. @param program the section's own file, which calls `serveBare` */
export function startBare(program: string, env: Record<string, string>, logFile: string): Promise<Side> {
  return start('The bare program', ['--import', 'tsx', program], env, logFile)
}
