import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { swapIn } from './swap'

const target = () => path.join(mkdtempSync(path.join(tmpdir(), 'linli-swap-')), 'made')

const writes = (content: string) => async (folder: string) => {
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'file'), content)
}

const content = (folder: string) => readFileSync(path.join(folder, 'file'), 'utf8')

test('a folder appears only when it is whole', async () => {
  const folder = target()
  await swapIn(folder, async (temporary) => {
    await writes('new')(temporary)
    expect(existsSync(folder)).toBe(false)
  })
  expect(content(folder)).toBe('new')
})

test('what failed half-way leaves the old folder as it was', async () => {
  const folder = target()
  await swapIn(folder, writes('old'))
  const failing = swapIn(folder, async (temporary) => {
    await writes('half')(temporary)
    throw new Error('cut off')
  })
  await expect(failing).rejects.toThrow('cut off')
  expect(content(folder)).toBe('old')
  expect(readdirSync(path.dirname(folder))).toEqual(['made'])
})

test('what an interrupted run left behind is removed', async () => {
  const folder = target()
  await writes('half')(`${folder}.half-4711`)
  await swapIn(folder, writes('new'))
  expect(readdirSync(path.dirname(folder))).toEqual(['made'])
})
