import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const guard = fileURLToPath(new URL('./guard.mjs', import.meta.url))
const keptLines = 40

/** What to run and where its output goes. */
export type Order = {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Both streams are appended to this file, when given. */
  readonly logFile?: string
  /** How long the program gets between SIGTERM and SIGKILL, in milliseconds. */
  readonly graceMs?: number
  /** Called for each line of output. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
}

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A running program that ends when this process does, however this process ends. */
export type Guarded = {
  /** The program's own process id: what a fault test kills. */
  readonly pid: number
  readonly exited: Promise<Exit>
  /** The last lines of output, for telling why it ended. */
  readonly lastLines: () => string
  /** SIGTERM, then SIGKILL after the grace time; resolves when it is gone. Harmless when it already is. */
  readonly stop: () => Promise<Exit>
}

type Message = {
  readonly pid?: number
  readonly line?: string
  readonly stream?: 'stdout' | 'stderr'
  readonly error?: string
  readonly exit?: Exit
}

const killQuietly = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // already gone
  }
}

/**
 * Starts a program under scripts/processes/guard.mjs.
 * @throws Error when the program cannot be started at all (not found, not executable)
 */
export const startGuarded = async (order: Order): Promise<Guarded> => {
  if (order.logFile) mkdirSync(path.dirname(order.logFile), { recursive: true })
  const last: string[] = []
  const keeper = spawn(process.execPath, [guard], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let pid = 0
  let over: Exit | undefined
  let gone: (exit: Exit) => void = () => {}
  const exited = new Promise<Exit>((resolve) => {
    gone = resolve
  })

  const started = new Promise<void>((resolve, reject) => {
    keeper.on('error', reject)
    keeper.on('message', (message: Message) => {
      if (message.pid) {
        pid = message.pid
        resolve()
      }
      if (message.error) reject(new Error(message.error))
      if (message.exit) over = message.exit
      if (message.line !== undefined) {
        last.push(message.line)
        if (last.length > keptLines) last.shift()
        order.onLine?.(message.line, message.stream ?? 'stdout')
      }
    })
    keeper.on('close', () => {
      // The guard itself was killed: nobody else is left to end the program.
      if (!over && pid) killQuietly(pid)
      gone(over ?? { code: null, signal: 'SIGKILL' })
      reject(new Error(`${order.command} could not be started`))
    })
  })

  keeper.send({
    command: order.command,
    args: order.args,
    cwd: order.cwd ?? process.cwd(),
    env: order.env ?? process.env,
    logFile: order.logFile,
    graceMs: order.graceMs ?? 10_000,
  })
  await started

  const stop = async () => {
    if (keeper.connected) {
      keeper.send('stop', () => {})
    }
    return exited
  }
  return { pid, exited, lastLines: () => last.join('\n'), stop }
}
