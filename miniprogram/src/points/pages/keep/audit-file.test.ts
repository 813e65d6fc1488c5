import type { Output } from '@/platform/api/contract'
import { auditFile } from './audit-file'

type Page = Output<'points.audit'>
const event = (seq: number): Page['events'][number] => ({
  ...{ seq, type: 'points.earn', at: '2026-05-12T09:00:00+08:00', actor: { kind: 'system', id: '' } },
  ...{ data: { balance: seq }, prevHash: `h${seq - 1}`, hash: `h${seq}` },
})

test('goes through all pages; the file starts with what the check came to', async () => {
  const asked: number[] = []
  const { text, valid, words } = await auditFile('a1', async (after) => {
    asked.push(after)
    const events = [event(after + 1), event(after + 2)]
    return { valid: true, brokenAt: null, next: after === 0 ? 2 : null, events }
  })
  expect(asked).toEqual([0, 2])
  const [head, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(head).toEqual({ account: 'a1', postings: 4, valid: true, brokenAt: null, lastHash: 'h4' })
  expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(valid).toBe(true)
  expect(words).toContain('4 条')
})

test('says where a chain is broken first', async () => {
  const { valid, words } = await auditFile('a1', async (after) => ({
    ...{
      valid: false,
      brokenAt: after === 0 ? 2 : 3,
      next: after === 0 ? 2 : null,
      events: [event(after + 1)],
    },
  }))
  expect(valid).toBe(false)
  expect(words).toContain('第 2 条')
})
