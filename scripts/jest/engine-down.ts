import { rmSync } from 'node:fs'
import { running } from './engine-up'

/** Ends the engine of this test run and removes its folder. */
export default async () => {
  await running.engine?.stop()
  if (running.dataDir) rmSync(running.dataDir, { recursive: true, force: true })
}
