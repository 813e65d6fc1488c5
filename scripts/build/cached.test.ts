import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildCached } from './cached'
import type { Target } from './targets'

const project = () => {
  const root = mkdtempSync(path.join(tmpdir(), 'linli-build-'))
  mkdirSync(path.join(root, 'src'))
  writeFileSync(path.join(root, 'src', 'a.ts'), '1')
  const target: Target = {
    name: 'thing',
    title: 'a thing',
    inputs: ['src'],
    settings: [],
    output: path.join(root, 'dist'),
    build: async (folder) => {
      mkdirSync(folder)
    },
  }
  return { root, target }
}

test('what did not change is not built again', async () => {
  const { root, target } = project()
  expect(await buildCached(root, target)).toBe('built')
  expect(await buildCached(root, target)).toBe('unchanged')
})

test('a changed source is built, a changed test is not', async () => {
  const { root, target } = project()
  await buildCached(root, target)
  writeFileSync(path.join(root, 'src', 'a.test.ts'), '1')
  expect(await buildCached(root, target)).toBe('unchanged')
  writeFileSync(path.join(root, 'src', 'a.ts'), '2')
  expect(await buildCached(root, target)).toBe('built')
})

test('a result that is gone is built again', async () => {
  const { root, target } = project()
  await buildCached(root, target)
  rmSync(target.output, { recursive: true })
  expect(await buildCached(root, target)).toBe('built')
})

test('a build that failed is tried again, though nothing changed', async () => {
  const { root, target } = project()
  await buildCached(root, target)
  writeFileSync(path.join(root, 'src', 'a.ts'), '2')
  const failing = {
    ...target,
    build: async () => {
      throw new Error('broken')
    },
  }
  await expect(buildCached(root, failing)).rejects.toThrow('broken')
  expect(await buildCached(root, target)).toBe('built')
})
