import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { root } from '../build/targets'
import { inPlainWords } from '../setup/plain-error.cjs'
import { ballotsSection } from './ballots/section'
import { casesSection } from './cases/section'
import { expirySection } from './expiry/section'
import { opinionSection } from './opinion/section'
import { pointsSection } from './points/section'
import type { Section } from './side-by-side/section'
import { onStage, type Stage } from './side-by-side/stage'
import { tableOf } from './side-by-side/table'
import { votesSection } from './votes/section'

/**
 * Measures the server against bare programs with the same database work, in one run on one engine (issue §4). Prints tables and
 * writes `.cache/bench.json`.
 *
 *     npm run bench                    every section
 *     npm run bench -- cases …         only these
 *     npm run bench -- --quick …       smaller and shorter: a look, not a measurement
 */
const sections: readonly Section[] = [
  casesSection,
  votesSection,
  pointsSection,
  expirySection,
  ballotsSection,
  opinionSection,
]

const args = process.argv.slice(2)
const quick = args.includes('--quick')
const names = args.filter((arg) => arg !== '--quick')
const unknown = names.filter((name) => !sections.some((section) => section.name === name))

/** Keeps what other sections found out before. */
function write(file: string, name: string, found: object): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { sections?: object }) : {}
  writeFileSync(file, JSON.stringify({ sections: { ...earlier.sections, [name]: found } }, null, 2))
}

async function run(section: Section, stage: Stage): Promise<void> {
  console.log(`\n${section.name}: ${section.title}`)
  console.log(`  ${stage.engine.description}; ${cpus().length} processors`)
  const loadBefore = loadavg()
  const findings = await section.run(stage)
  console.log(`${tableOf(findings)}\nload average ${loadBefore[0]!.toFixed(1)} → ${loadavg()[0]!.toFixed(1)}`)
  const about = {
    at: new Date().toISOString(),
    engine: stage.engine.description,
    processors: cpus().map(({ model }) => model),
    loadAverage: { before: loadBefore, after: loadavg() },
    quick,
    plan: stage.plan,
  }
  const file = path.join(root, '.cache', 'bench.json')
  write(file, section.name, { ...about, ...findings })
  console.log(`written: ${file}`)
}

if (unknown.length > 0) {
  console.error(
    `No section "${unknown.join('", "')}". There are: ${sections.map(({ name }) => name).join(', ')}.`,
  )
  process.exitCode = 2
} else {
  try {
    // Each on an engine of its own: none meets what another left behind.
    for (const section of sections)
      if (names.length === 0 || names.includes(section.name))
        await onStage(quick, (stage) => run(section, stage))
  } catch (error) {
    process.exitCode = 1
    console.error(inPlainWords(error))
  }
}
