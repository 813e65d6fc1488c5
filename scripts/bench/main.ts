import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { buildCached } from '../build/cached'
import { root, targets } from '../build/targets'
import { startEngine } from '../engine'
import { step } from '../setup/progress.cjs'
import { copyCases } from './bulk'
import { makeCounty } from './county'
import { median, type Sample } from './load'
import { watchMemory } from './memory'
import { requestsOf } from './requests'
import { type Plan, type Result, round, sideBySide } from './rounds'
import { startBare, startOurs } from './sides'

/**
 * Measures the server against a bare program with the same database work, in one run on one engine (issue §4). Prints a table
 * and writes `.cache/bench.json`. `--quick`: 10,000 cases only, short rounds.
 */
const quick = process.argv.includes('--quick')
const SMALL = 10_000
const LARGE = 100_000
const plan: Plan = quick
  ? { rounds: 3, seconds: 1.5, connections: 4 }
  : { rounds: 3, seconds: 3, connections: 4 }
const TOKEN_SECRET = 'bench-secret-bench-secret'

const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-bench-'))
const toStop: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })]
const log = (name: string) => path.join(dataDir, 'logs', `${name}.log`)
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted = true
    void stopAll().then(() => process.exit(130))
  })

async function stopAll(): Promise<void> {
  for (const stop of toStop.splice(0).reverse()) await stop()
}

/** A county of so many cases in a database of its own, and the server that serves it. */
async function prepare(engine: { uri: string; kind: string }, name: string, count: number) {
  const uri = new URL(engine.uri)
  uri.pathname = `/bench_${name}`
  const env = {
    ...{ MONGODB_URI: uri.href, LINLI_DATA: dataDir, TOKEN_SECRET, HOST: '127.0.0.1' },
    ...{ RUN_JOBS: 'false', RATE_LIMIT: '0', LOG_LEVEL: 'error' },
  }
  const county = await makeCounty(env)
  const ours = await startOurs(env, log(`server-${name}`))
  toStop.push(ours.program.stop)
  const client = await new MongoClient(uri.href).connect()
  try {
    // After the server's start, which makes whatever index is missing.
    const copies = await step(`${name}: copying cases up to ${count}`, () =>
      copyCases(client.db(), county, count, engine.kind === 'secantus'),
    )
    return { env, county, ours, next: requestsOf(county, copies) }
  } finally {
    await client.close()
  }
}

const middle = (samples: Sample[], of: 'perSecond' | 'p50' | 'p95' | 'p99') =>
  median(samples.map((one) => one[of]))
const figure = (value: number, digits = 1) => value.toFixed(digits).padStart(9)

function line(name: string, { ours, bare, ratio }: Result): string {
  const of = (samples: Sample[]) => figure(middle(samples, 'perSecond')) + figure(middle(samples, 'p95'))
  return `${name.padEnd(10)}${of(ours)}${of(bare)}${figure(ratio, 2)}  ${ratio >= 0.75 ? 'ok' : 'below 0.75'}`
}

async function measure() {
  await buildCached(root, targets[0]!)
  const engine = await step('starting the database', () => startEngine({ dataDir }))
  toStop.push(engine.stop)
  console.log(`  ${engine.description}; ${cpus().length} processors`)
  const small = quick ? null : await prepare(engine, 'small', SMALL)
  const main = await prepare(engine, 'main', quick ? SMALL : LARGE)
  const bare = await startBare({ ...main.env, BENCH_TENANT: main.county.tenantId }, log('bare'))
  toStop.push(bare.program.stop)

  const memory = watchMemory(main.ours.program.pid)
  const results: Record<string, Result> = {}
  const growth: { small: Sample[]; large: Sample[] } = { small: [], large: [] }
  if (small) {
    await round(small.ours, small.next.list, { ...plan, seconds: 1 })
    for (let i = 0; i < plan.rounds; i++) {
      growth.small.push(await round(small.ours, small.next.list, plan))
      growth.large.push(await round(main.ours, main.next.list, plan))
    }
  }
  // Reports come last: they crowd the newest hours, which lists read.
  for (const name of ['list', 'view', 'dispatch', 'report'] as const)
    results[name] = await step(name, () => sideBySide(main.ours, bare, main.next[name], plan))

  const memoryMB = memory()
  const listGrowth = small && middle(growth.large, 'p95') / middle(growth.small, 'p95')
  console.log(`\n${''.padEnd(10)}    ours/s   p95 ms   bare/s   p95 ms    ratio`)
  for (const [name, result] of Object.entries(results)) console.log(line(name, result))
  if (listGrowth !== null) {
    const [large, less] = [middle(growth.large, 'p95'), middle(growth.small, 'p95')]
    const verdict = listGrowth <= 1.2 ? 'ok' : 'above 1.2'
    console.log(
      `list p95 at ${LARGE}: ${large.toFixed(1)} ms, at ${SMALL}: ${less.toFixed(1)} ms, × ${listGrowth.toFixed(2)}  ${verdict}`,
    )
  }
  console.log(
    `server memory ${memoryMB ?? '?'} MB  ${memoryMB === null || memoryMB <= 200 ? 'ok' : 'above 200'}`,
  )

  mkdirSync(path.join(root, '.cache'), { recursive: true })
  const file = path.join(root, '.cache', 'bench.json')
  const about = {
    at: new Date().toISOString(),
    engine: engine.description,
    processors: cpus().length,
    quick,
    plan,
  }
  writeFileSync(file, JSON.stringify({ ...about, results, growth, listGrowth, memoryMB }, null, 2))
  console.log(`written: ${file}`)
}

try {
  await measure()
} catch (error) {
  // What an interrupt cut off fails; that is no news.
  if (!interrupted) {
    process.exitCode = 1
    console.error(error)
  }
} finally {
  await stopAll()
}
