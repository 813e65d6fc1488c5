import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { startGuarded } from './guarded'
import { run } from './run'

const lives = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits for the condition itself; the test's own time limit ends it when it never comes true. */
const untilGone = async (pid: number) => {
  while (lives(pid)) await turn()
}

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'a program ends when its tool gets %s',
  async (signal) => {
    const tool = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'tool.fixture.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = await once(tool.stdout, 'data')
    const pid = Number(String(said))
    expect(lives(pid)).toBe(true)
    tool.kill(signal)
    await untilGone(pid)
  },
)

test('a program ends when its guard is killed', async () => {
  const program = await startGuarded({ command: 'sh', args: ['-c', 'echo $PPID; exec sleep 600'] })
  while (program.lastLines() === '') await turn()
  process.kill(Number(program.lastLines()), 'SIGKILL')
  expect(await program.exited).toEqual({ code: null, signal: 'SIGKILL' })
  await untilGone(program.pid)
})

test('a program that ignores SIGTERM is killed after its grace time', async () => {
  const program = await startGuarded({
    command: 'sh',
    args: ['-c', 'trap "" TERM; echo deaf; while :; do sleep 600; done'],
    graceMs: 50,
  })
  while (program.lastLines() === '') await turn()
  expect((await program.stop()).signal).toBe('SIGKILL')
})

test('a program that is not there is an ordinary failure', async () => {
  expect((await run('/nowhere/program', [])).code).toBe(127)
  expect(existsSync('/nowhere')).toBe(false)
})

test('all a program said is handed over with its exit code', async () => {
  expect(await run('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toEqual({
    code: 3,
    output: expect.stringMatching(/out\n/),
  })
})
