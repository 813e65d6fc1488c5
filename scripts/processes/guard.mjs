/**
 * Stands between a tool and a program it started, so that the program never outlives the tool: not even when
 * the tool dies by `kill -9`. The tool holds the IPC channel to this process; when that breaks, by whatever
 * cause, the program is ended.
 *
 * Receives one message { command, args, cwd, env, logFile, graceMs }, then possibly 'stop'.
 * Sends { pid }, { line, stream } for each line of output, { error } or { exit: { code, signal } }.
 */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import readline from 'node:readline'

/** @type {import('node:child_process').ChildProcess | undefined} */
let child
let graceMs = 10_000
let ending = false

/** @param {object} message */
const tell = (message) => {
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

const end = () => {
  ending = true
  if (!child) return process.exit(0)
  child.kill('SIGTERM')
  setTimeout(() => child?.kill('SIGKILL'), graceMs).unref()
}

/** @param {{ command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, logFile?: string, graceMs: number }} order */
const start = (order) => {
  graceMs = order.graceMs
  const log = order.logFile ? createWriteStream(order.logFile, { flags: 'a' }) : undefined
  log?.on('error', () => {}) // a full disk must not take the program down with its log
  const program = spawn(order.command, order.args, {
    cwd: order.cwd,
    env: order.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = program
  program.on('spawn', () => tell({ pid: program.pid }))
  program.on('error', (error) => {
    tell({ error: error.message })
    process.exitCode = 1
    child = undefined
    if (process.connected) process.disconnect()
  })
  for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
    readline.createInterface({ input: program[stream] }).on('line', (line) => {
      log?.write(`${line}\n`)
      tell({ line, stream })
    })
  }
  let left = false
  /** @type {(code: number | null, signal: NodeJS.Signals | null) => void} */
  const leave = (code, signal) => {
    if (left) return
    left = true
    child = undefined
    const go = () => {
      // Asked to end the program: what it started itself must not stay either.
      if (ending) process.kill(-process.pid, 'SIGKILL')
      process.exit(0)
    }
    const tellAndGo = () => (process.connected ? process.send?.({ exit: { code, signal } }, go) : go())
    if (log) log.end(tellAndGo)
    else tellAndGo()
  }
  program.on('close', leave)
  // A grandchild that lives on keeps the output open: then its last words are not waited for.
  program.on('exit', (code, signal) => setTimeout(leave, 500, code, signal))
}

process.on('message', (message) => {
  if (message === 'stop') end()
  else start(/** @type {any} */ (message))
})
process.on('disconnect', end)
// A terminal's Ctrl-C is the tool's to handle, in its own order.
process.on('SIGINT', () => {})
process.on('SIGTERM', end)
