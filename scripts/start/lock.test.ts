import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lockFolder } from './lock'

const place = () => mkdtempSync(path.join(tmpdir(), 'linli-lock-'))

test('a folder is free again after it was given back', () => {
  const folder = place()
  lockFolder(folder)()
  expect(existsSync(path.join(folder, 'lock'))).toBe(false)
})

test('the lock of a crashed run is taken over, also when its process id is in use again', () => {
  const folder = place()
  writeFileSync(path.join(folder, 'lock'), JSON.stringify({ pid: process.ppid, since: 'another time' }))
  expect(() => lockFolder(folder)).not.toThrow()
})

test('a half-written lock is taken over', () => {
  const folder = place()
  writeFileSync(path.join(folder, 'lock'), '{"pid":')
  expect(() => lockFolder(folder)).not.toThrow()
})
