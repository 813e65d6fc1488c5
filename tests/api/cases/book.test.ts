import { BOOK_COLUMNS, type BookRow } from '@linli/shared/cases/categories'
import Excel from 'exceljs'
import { testBook } from '../../support/book'
import { aCase, crewOf, step } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import { answerOf } from '../../support/server'

let county: County
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('周管理')
})
afterAll(() => county.stop())

type Imported = { version: number; leaves: number; changed: boolean }

/** A sheet as somebody would make it in Excel; `more` may spoil it. */
async function sheetOf(rows: readonly BookRow[], more: (sheet: Excel.Worksheet) => void = () => {}) {
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet('Sheet1')
  const columns = Object.keys(BOOK_COLUMNS) as (keyof typeof BOOK_COLUMNS)[]
  sheet.addRow(columns.map((column) => BOOK_COLUMNS[column]))
  for (const row of rows) sheet.addRow(columns.map((column) => row[column]))
  more(sheet)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function upload(by: Person, bytes: Buffer | null, name = 'book.xlsx') {
  const form = new FormData()
  if (bytes) form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const response = await fetch(`${county.server.url}/api/v1/categories/import`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${by.token}` },
    body: form,
  })
  return answerOf<Imported>('cases.importBook', response)
}

async function download(by: Person) {
  const response = await fetch(`${county.server.url}/api/v1/categories/export`, {
    headers: { Authorization: `Bearer ${by.token}` },
  })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const inForce = async () => (await county.server.call('cases.book', { tenant: county.slug })).ok
const wrongRows = (answer: { body: unknown }) =>
  (answer.body as { fields: { path: string; message: string }[] }).fields

describe('importing a book', () => {
  test('the export is the template: imported again it changes nothing', async () => {
    const before = await inForce()
    const { response, bytes } = await download(admin)
    expect(response.headers.get('content-type')).toMatch(/spreadsheetml/)
    expect(response.headers.get('content-disposition')).toMatch(/attachment/)
    expect((await upload(admin, bytes)).ok).toEqual({ version: 1, leaves: 8, changed: false })
    expect(await inForce()).toEqual(before)
    expect((await admin.call('cases.bookVersions', {})).ok.items).toHaveLength(1)
  })

  test('a changed book is a new version and only new dispatches get its limits', async () => {
    const crew = await crewOf(county)
    const dispatched = await aCase(crew, 'dispatched')
    const filed = await aCase(crew, 'filed')
    const slower = testBook.map((row) => (row.code === '0102' ? { ...row, limitAmount: '5' } : row))
    expect((await upload(admin, await sheetOf(slower))).ok).toMatchObject({ version: 2, changed: true })
    expect((await inForce()).version).toBe(2)

    const old = (await crew.dispatcher.call('cases.view', { id: dispatched.id })).ok
    expect(old.clock?.limit.amount).toBe(3)
    const fresh = (await step(crew.dispatcher, filed, 'dispatch', { unitId: crew.unitId })).ok
    expect(fresh.clock?.limit.amount).toBe(5)
    const { items } = (await admin.call('cases.bookVersions', {})).ok
    expect(items.map(({ version, leaves }) => [version, leaves])).toEqual([
      [2, 8],
      [1, 8],
    ])
  })

  test('two imports of the same book at once make one version', async () => {
    const bytes = await sheetOf(testBook.slice(0, 5))
    const answers = await Promise.all([upload(admin, bytes), upload(admin, bytes)])
    expect(answers.map(({ ok }) => ok.version)).toEqual([3, 3])
    expect(answers.map(({ ok }) => ok.changed).sort()).toEqual([false, true])
  })

  test('formulas, rich text and links are read as what they show, and columns may be in any order', async () => {
    const bytes = await sheetOf(testBook, (sheet) => {
      sheet.getCell('F2').value = { formula: '1+1', result: 2 } as Excel.CellValue
      sheet.getCell('D2').value = { richText: [{ text: '井盖' }, { font: { bold: true }, text: '破损' }] }
      sheet.getCell('I2').value = { text: '恢复完好', hyperlink: 'https://example.com' }
      // The leading zero that Excel takes away.
      sheet.getCell('B2').value = 1
      sheet.spliceColumns(1, 0, ['备注', '甲', '乙'])
    })
    await upload(admin, bytes)
    const { items } = await inForce()
    expect(items[0]).toMatchObject({
      ...{ code: '0101', name: '井盖破损', classCode: '01', closingStandard: '恢复完好' },
      limit: { amount: 2, unit: 'emergencyHour' },
    })
  })
})

describe('a book with mistakes', () => {
  test('is reported row by row in Chinese and nothing of it is imported', async () => {
    const before = await inForce()
    const rows = testBook.map((row) => ({ ...row }))
    rows[1] = { ...rows[1]!, code: '0101' }
    rows[2] = { ...rows[2]!, limitAmount: '很快' }
    rows[3] = { ...rows[3]!, name: '' }
    rows[4] = { ...rows[4]!, classCode: '77' }
    const answer = await upload(admin, await sheetOf(rows))
    expect([answer.status, answer.code]).toEqual([422, 'BOOK_INVALID'])
    expect(wrongRows(answer)).toEqual([
      { path: '3.code', message: '第3行：小类代码“0101”与第2行重复' },
      { path: '4.limitAmount', message: expect.stringContaining('第4行：处置时限“很快”') },
      { path: '5.name', message: '第5行：小类名称没有填写' },
      { path: '6.classCode', message: '第6行：事件中没有大类“77”' },
    ])
    expect(await inForce()).toEqual(before)
  })

  test('merged cells are named, because nobody can tell what they mean', async () => {
    const answer = await upload(admin, await sheetOf(testBook, (sheet) => sheet.mergeCells('G3:G4')))
    expect(answer.code).toBe('BOOK_INVALID')
    expect(wrongRows(answer).map(({ path }) => path)).toEqual(['3.limitUnit', '4.limitUnit'])
  })

  test('a missing column is named', async () => {
    const answer = await upload(admin, await sheetOf(testBook, (sheet) => sheet.spliceColumns(8, 1)))
    expect(wrongRows(answer)).toEqual([{ path: 'unitDuty', message: '第1行：缺少“责任单位职责”这一列' }])
  })

  test('a sheet of headings only is no book', async () => {
    expect((await upload(admin, await sheetOf([]))).code).toBe('BOOK_INVALID')
  })

  test('what is no Excel file, whatever it is called, is refused by its content', async () => {
    expect((await upload(admin, Buffer.from('类型,大类代码\n'))).code).toBe('FILE_TYPE')
    const torn = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)])
    expect((await upload(admin, torn)).code).toBe('FILE_TYPE')
    expect((await upload(admin, Buffer.alloc(0))).code).toBe('FILE_EMPTY')
    expect((await upload(admin, null)).code).toBe('FILE_EMPTY')
    expect((await upload(admin, Buffer.alloc(10 * 1024 * 1024 + 1))).code).toBe('FILE_TOO_LARGE')
  })
})

test('only administrators import, export and see the versions; a county has its own book', async () => {
  const dispatcher = await county.dispatcher('钱派遣')
  expect((await upload(dispatcher, await sheetOf(testBook))).code).toBe('ROLE_MISSING')
  expect((await download(dispatcher)).response.status).toBe(403)
  expect((await dispatcher.call('cases.bookVersions', {})).code).toBe('ROLE_MISSING')

  const second = await county.secondCounty()
  const before = (await county.server.call('cases.book', { tenant: second.slug })).ok
  await upload(admin, await sheetOf(testBook.slice(0, 3)))
  expect((await inForce()).items).toHaveLength(3)
  expect((await county.server.call('cases.book', { tenant: second.slug })).ok).toEqual(before)
  expect((await county.server.call('cases.book', { tenant: 'nowhere' })).code).toBe('TENANT_UNKNOWN')
})
