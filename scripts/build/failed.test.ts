import { failed } from './failed'

test.each([
  'error: Failed to write to output file: write /x/main.js: no space left on device',
  "Error: ENOSPC: no space left on device, write { errno: -28, code: 'ENOSPC' }",
  'OSError: [Errno 28] No space left on device',
])('a full disk is said in one plain sentence, whichever tool meets it: %s', (said) => {
  expect(failed('Building it', said).message).toMatch(/^Building it stopped because the disk is full: .+\.$/)
})

test('anything else is told in the words of the tool', () => {
  expect(failed('Building it', 'line 3: no such name\n').message).toBe(
    'Building it failed:\nline 3: no such name',
  )
})
