import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readRows } from './read-file'

const REAL = path.resolve(__dirname, '../../../shared/data/requests-sf-2011-06.csv')
const HEAD = 'service_request_id,status,service_name,requested_datetime,updated_datetime,address,lat,long'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-replay-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (...lines: string[]) => {
  const file = path.join(folder, 'requests.csv')
  writeFileSync(file, lines.join('\n'))
  return file
}

test('the real file: 500 requests in order of time, 26 without a position, 129 open, none closed before it was asked', () => {
  const rows = readRows(REAL)
  expect(rows).toHaveLength(500)
  expect(rows.filter(({ placed }) => !placed)).toHaveLength(26)
  expect(rows.filter(({ closedAt }) => closedAt === null)).toHaveLength(129)
  expect(rows.map(({ askedAt }) => askedAt)).toEqual(rows.map(({ askedAt }) => askedAt).sort((a, b) => a - b))
  for (const { askedAt, closedAt } of rows)
    if (closedAt !== null) expect(closedAt).toBeGreaterThanOrEqual(askedAt)
})

test('times are the county’s own, and a closing before the asking has lost its p.m.', () => {
  const [row] = readRows(
    fileOf(
      HEAD,
      '909722,Closed,Damaged_Tree,2011-06-28 12:36:00,2011-06-28 01:46:00,"1119  BRAZIL AVE , CA ",37.7,-122.4',
    ),
  )
  expect(row).toEqual({
    ...{ id: '909722', line: 2, category: 'Damaged_Tree', address: '1119 BRAZIL AVE, CA', placed: true },
    ...{ lng: -122.4, lat: 37.7 },
    askedAt: Date.parse('2011-06-28T12:36:00+08:00'),
    closedAt: Date.parse('2011-06-28T13:46:00+08:00'),
  })
})

const GOOD = '1,Open,Other,2011-06-28 12:36:00,,somewhere,37.7,-122.4'

test.each([
  ['holds no requests', [HEAD]],
  ['has no column service_name, lat', [HEAD.replace('service_name', 'service').replace('lat', 'y'), GOOD]],
  ['cannot be read as CSV', [HEAD, '1,Open,"Other']],
  ['cannot be read as CSV', [HEAD, '1,Open']],
  ['line 3: the request 1 was already on line 2', [HEAD, GOOD, GOOD]],
  [
    'line 3: requested_datetime is "28.6.2011"',
    [HEAD, GOOD, GOOD.replace('1,', '2,').replace('2011-06-28 12:36:00', '28.6.2011')],
  ],
  ['line 2: updated_datetime is ""', [HEAD, GOOD.replace('Open', 'Closed')]],
  ['line 2: lat and long are "north" and "-122.4"', [HEAD, GOOD.replace('37.7', 'north')]],
  ['line 2: "" is no number of a request', [HEAD, GOOD.replace('1,', ',')]],
])('a file that %s is refused in a plain sentence', (words, lines) => {
  expect(() => readRows(fileOf(...lines))).toThrow(
    expect.objectContaining({ name: 'PlainError', message: expect.stringContaining(words) }),
  )
})

test('a file that is not there, or a folder, is said so', () => {
  expect(() => readRows(path.join(folder, 'nowhere.csv'))).toThrow(/^There is no file /)
  expect(() => readRows(folder)).toThrow(/is a folder/)
})
