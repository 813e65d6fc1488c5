import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../build/targets'
import { run } from '../processes/run'

/** The parts of jest.config.cjs, in the order they are run. */
export const parts = ['unit', 'api', 'e2e', 'faults'] as const
export type Part = (typeof parts)[number]

/** How a part went; `output` is what jest said, worth showing when something failed. */
export type Result = { readonly passed: number; readonly failed: number; readonly output: string }

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly numRuntimeErrorTestSuites: number
}

/**
 * How many files of a part are run at a time, on one engine that serves no more than four. Tests and the engine wait for each
 * other a third of the time; Chromium, and the engines and servers that fault tests start and kill, use that up.
 */
const workersOf = (part: Part): number =>
  Math.min(4, availableParallelism() + (part === 'unit' || part === 'api' ? 1 : 0))

/**
 * Runs one part of the tests. A file that couldn't be loaded counts as one failure, and so does a test that
 * was left out: there are no skipped tests here.
 */
export const runPart = async (part: Part, env: NodeJS.ProcessEnv): Promise<Result> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-jest-'))
  const report = path.join(folder, 'report.json')
  try {
    const args = [
      '--selectProjects',
      part === 'api' ? 'api-together' : part,
      '--json',
      '--outputFile',
      report,
      `--maxWorkers=${workersOf(part)}`,
      '--passWithNoTests',
      // A failed test may leave a server running; the run must end all the same and say so.
      '--forceExit',
      '--ci',
      '--no-color',
    ]
    const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js')
    // What tests leave behind goes with the folder.
    const TMPDIR = path.join(folder, 'tmp')
    mkdirSync(TMPDIR)
    const { code, output } = await run(process.execPath, [jest, ...args], {
      cwd: root,
      env: { ...env, TMPDIR },
    })
    const said = output.replace(/^\{"num.*\n?/m, '')
    try {
      const it: Report = JSON.parse(readFileSync(report, 'utf8'))
      const failed = it.numFailedTests + it.numPendingTests + it.numTodoTests + it.numRuntimeErrorTestSuites
      return { passed: it.numPassedTests, failed: failed || (code === 0 ? 0 : 1), output: said }
    } catch {
      // No tests at all, or jest itself fell over.
      return { passed: 0, failed: code === 0 ? 0 : 1, output: said }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
