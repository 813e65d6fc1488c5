import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { swapIn } from '../processes/swap'
import { step } from '../setup/progress.cjs'
import { contentHash } from './hash'
import type { Target } from './targets'

/**
 * Builds a target unless it was built from just these contents before. The record of what it was built from is
 * removed first and written last, so that nothing half-made counts.
 * @param root the project's root folder
 * @returns whether anything had to be done
 */
export const buildCached = async (root: string, target: Target): Promise<'built' | 'unchanged'> => {
  const record = path.join(root, '.cache', 'build', target.name)
  const settings = target.settings.map((name) => `${name}=${process.env[name] ?? ''}`)
  const hash = contentHash(root, target.inputs, settings)
  if (existsSync(target.output) && existsSync(record) && readFileSync(record, 'utf8') === hash)
    return 'unchanged'
  rmSync(record, { force: true })
  mkdirSync(path.dirname(record), { recursive: true })
  mkdirSync(path.dirname(target.output), { recursive: true })
  await step(`building ${target.title}`, () => swapIn(target.output, target.build))
  writeFileSync(record, hash)
  return 'built'
}
