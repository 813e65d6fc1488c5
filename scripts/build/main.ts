// npm run build [-- server h5 weapp]: builds what changed of the targets named, of all when none is.
import { inPlainWords, PlainError } from '../setup/plain-error.cjs'
import { buildCached } from './cached'
import { root, targets } from './targets'

try {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !targets.some((target) => target.name === name))
  if (unknown) {
    throw new PlainError(`There is no target ${unknown}: ${targets.map((target) => target.name).join(', ')}.`)
  }
  for (const target of targets) {
    if (wanted.length > 0 && !wanted.includes(target.name)) continue
    console.log(`${target.name}: ${await buildCached(root, target)}`)
  }
} catch (error) {
  console.error(inPlainWords(error))
  process.exitCode = 1
}
