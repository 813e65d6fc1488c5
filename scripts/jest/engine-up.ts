import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Engine, startEngine } from '../engine'

/** What engine-down.ts has to end: both run in the same process. */
export const running: { engine?: Engine; dataDir?: string } = {}

/**
 * One engine for the whole test run, empty, in a folder of its own. Tests find it in LINLI_TEST_MONGO_URI and
 * take one database per file. It doesn't wait for the disk: a fault test that kills an engine starts its own.
 * `npm test` brings one engine for all its parts; then there is nothing to do here.
 */
export default async () => {
  if (process.env.LINLI_TEST_MONGO_URI) return
  running.dataDir = mkdtempSync(path.join(tmpdir(), 'linli-test-'))
  running.engine = await startEngine({ dataDir: running.dataDir, durable: false })
  process.env.LINLI_TEST_MONGO_URI = running.engine.uri
}
