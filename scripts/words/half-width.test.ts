import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { halfWidthIn } from './half-width'

const repository = path.resolve(__dirname, '../..')
/** Where the words stand that people read. */
const parts = ['shared/src', 'server/src', 'miniprogram/src', 'scripts/demo-county']
const filesIn = (part: string) =>
  readdirSync(path.join(repository, part), { recursive: true, encoding: 'utf8' }).map(
    (file) => `${part}/${file}`,
  )
/** The findings in a source, in which § stands for the $ of a template. */
const texts = (source: string) => halfWidthIn('x.tsx', source.replaceAll('§', '$')).map(({ text }) => text)

test('half-width marks beside Chinese are found, in strings, templates and elements', () => {
  expect(texts("const a = '有误,请修改'")).toEqual(['有误,请修改'])
  expect(texts("const a = '只收 JPG,请重选'")).toEqual(['只收 JPG,请重选'])
  expect(texts('const a = `已派给§{unit},明天前`')).toEqual(['已派给\uE000,明天前'])
  expect(texts('const a = `派给§{unit},§{until}`')).toEqual(['派给\uE000,\uE000'])
  expect(texts('const a = `,§{day} 前`')).toEqual([',\uE000 前'])
  expect(texts('const a = <View>解决了吗?</View>')).toEqual(['解决了吗?'])
})

test('full-width marks, times, English around Chinese and comments are none', () => {
  expect(texts("const a = '有误，请在 10:30 前修改'")).toEqual([])
  expect(texts("const a = '自处置: solved on the spot'")).toEqual([])
  expect(texts('const a = `§{hour}:§{minute} 前`')).toEqual([])
  expect(texts("// 核查结案: closed\nconst a = ['一', '二']")).toEqual([])
})

test('all Chinese that people read has Chinese punctuation', () => {
  const files = parts.flatMap((part) => filesIn(part))
  expect(files.length).toBeGreaterThan(500)
  const found = files
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|gen)\.tsx?$/.test(file))
    .flatMap((file) =>
      halfWidthIn(file, readFileSync(path.join(repository, file), 'utf8')).map(
        ({ line, text }) => `${file}:${line} ${text}`,
      ),
    )
  expect(found).toEqual([])
})
