import { readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Runs all test files of a folder as one file, each in a `describe` of its own name. Loading the whole server takes a test
 * file five seconds of computing, so `npm test` does that once for a feature (jest.config.cjs).
 */
export function together(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.test.ts')) continue
    describe(file, () => {
      require(path.join(folder, file))
    })
  }
}
