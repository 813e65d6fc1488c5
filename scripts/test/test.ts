import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEngine } from '../engine'
import { inPlainWords, PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'
import { ensureBrowser } from './browser'
import { type Check, checks } from './checks'
import { type Part, parts, runPart } from './jest'

const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name)

/**
 * Runs all checks and tests, or those parts that are named (`check`, `unit`, `api`, `e2e`, `faults`), to the
 * end even when some fail. Shows what failed, and ends with the line `N passed, N failed`.
 * @returns the exit code
 */
export const test = async (wanted: readonly string[]): Promise<number> => {
  const unknown = wanted.find((name) => name !== 'check' && !isPart(name))
  if (unknown) throw new PlainError(`There is no part ${unknown}: check, ${parts.join(', ')}.`)
  const chosen = parts.filter((part) => wanted.length === 0 || wanted.includes(part))
  let passed = 0
  let failed = 0
  const fail = (name: string, output: string, count = 1) => {
    failed += count
    console.log(`✗ ${name}\n${output.trimEnd()}\n`)
  }

  if (wanted.length === 0 || wanted.includes('check')) {
    const check = async ({ name, complaint }: Check) => {
      const said = await step(name, complaint).catch(inPlainWords)
      if (said === undefined) {
        passed += 1
        console.log(`✓ ${name}`)
      } else {
        fail(name, said)
      }
    }
    const inTurn = async (row: readonly Check[]) => {
      for (const one of row) await check(one)
    }
    await Promise.all(checks.map(inTurn))
  }

  const env: NodeJS.ProcessEnv = { ...process.env }
  if (chosen.includes('e2e')) {
    try {
      env.LINLI_CHROMIUM = await ensureBrowser()
    } catch (error) {
      fail('browser', inPlainWords(error))
    }
  }
  if (chosen.length > 0) {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-test-'))
    const engine = await startEngine({ dataDir, durable: false })
    console.log(`  ${engine.description}`)
    env.LINLI_TEST_MONGO_URI = engine.uri
    try {
      for (const part of chosen) {
        const result = await step(`${part} tests`, () => runPart(part, env))
        passed += result.passed
        if (result.failed > 0) fail(`${part} tests: ${result.failed} failed`, result.output, result.failed)
        else console.log(`✓ ${part} tests: ${result.passed}`)
      }
    } finally {
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
