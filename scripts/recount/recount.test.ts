import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { recount, verdictText } from './recount'
import { sampleBallot, sampleBallots, writeSample } from './sample'

const COUNT = 20_000
const dir = mkdtempSync(path.join(tmpdir(), 'linli-recount-'))
const file = path.join(dir, 'vote.jsonl')
const root = path.join(__dirname, '..', '..')
beforeAll(() => writeSample(file, sampleBallot, () => sampleBallots(COUNT)))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** A changed copy of the file. */
function copy(name: string, change: (text: string) => string): string {
  const target = path.join(dir, name)
  writeFileSync(target, change(readFileSync(file, 'utf8')))
  return target
}

const command = (...args: string[]) => {
  const done = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'scripts/recount/main.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  )
  return { code: done.status, output: done.stdout + done.stderr }
}

test('a whole file is confirmed, by OpenSSL’s hash and by ours', async () => {
  const verdict = { ballots: COUNT, lines: COUNT, differences: [] }
  expect(await recount(file)).toEqual(verdict)
  expect(await recount(file, true)).toEqual(verdict)
  expect(verdictText(verdict)).toContain('一致：')
})

test('the command says so and ends with 0; for a forged result with 1; for a damaged file with 2 and its line', () => {
  expect(command(file)).toMatchObject({ code: 0, output: expect.stringContaining('20000 张选票') })
  const forged = copy('forged.jsonl', (text) => text.replace(/"winners":\["(.)"\]/, '"winners":["z"]'))
  expect(command(forged)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/不一致：[\s\S]*公报的哈希[\s\S]*结果/),
  })
  const half = copy('half.jsonl', (text) => text)
  truncateSync(half, Math.floor(readFileSync(half).length / 2))
  expect(command(half)).toMatchObject({
    code: 2,
    output: expect.stringMatching(/第 \d+ 行：(不是完整的 JSON|公布)/),
  })
  expect(command()).toMatchObject({ code: 2, output: expect.stringContaining('用法') })
})

test.each<[string, string | null, RegExp]>([
  ['no file', null, /ENOENT/],
  ['an empty one', '', /文件是空的/],
  ['one of something else', 'PK\u0003\u0004', /第 1 行/],
])('%s is an error', async (name, content, error) => {
  const target = path.join(dir, name)
  if (content !== null) writeFileSync(target, content)
  await expect(recount(target)).rejects.toThrow(error)
})

test('a line more is found, with or without its line feed', async () => {
  const more = copy('more.jsonl', (text) => text)
  appendFileSync(more, '{}')
  await expect(recount(more)).rejects.toThrow(/第 20002 行：不是选票/)
})
