import { type CategoryLeaf, readBook, standardClasses } from '@linli/shared/cases/categories'
import { demoBook } from '../../../scripts/demo-county/book'
import { bayes } from '../../../server/src/cases/classifier/bayes'
import { learnBook, termsOf } from '../../../server/src/cases/classifier/book-texts'
import { cutter } from '../../../server/src/cases/classifier/words'

const { leaves } = readBook(demoBook, standardClasses())

/**
 * What residents say. Nothing is learnt from these, but who wrote them had read the book: they guard against a step back and
 * are no estimate of how often a county's residents are understood.
 */
const SAID: readonly (readonly [code: string, words: string])[] = [
  ['0101', '马路中间的下水道盖子丢了，自行车差点掉进去'],
  ['0102', '下雨天路边的雨水口堵得严严实实，水都漫上来了'],
  ['0103', '小区后面污水一直往外冒，味道很大'],
  ['0104', '巷子里的灯坏了一个星期，走夜路看不见'],
  ['0105', '被车撞过的灯杆歪着，看着要倒'],
  ['0107', '楼下的消防栓一直漏水'],
  ['0108', '配电箱的门开着，小孩伸手就能摸到'],
  ['0109', '村口电线杆歪得厉害'],
  ['0110', '有一根光缆垂下来，挡住了骑车的人'],
  ['0113', '广场的厕所门锁坏了，冲水也不行'],
  ['0114', '公园里的秋千断了一根链子'],
  ['0201', '这条路坑坑洼洼，电动车颠得厉害，路面都破了'],
  ['0202', '人行道的地砖松了，老人被绊倒'],
  ['0204', '盲道被挖断了，轮椅也上不去'],
  ['0206', '十字路口红绿灯不亮，车都乱了'],
  ['0207', '路中间的护栏被撞坏了一截'],
  ['0209', '公交站的候车亭玻璃碎了'],
  ['0301', '门口垃圾桶没盖，还裂了'],
  ['0302', '垃圾桶满了三天，没人来倒'],
  ['0401', '昨晚大风，一棵树倒了横在路上'],
  ['0403', '草坪被踩得裸露出来'],
  ['0404', '树枝挡住了信号灯，要修剪一下'],
  ['0406', '树上全是毛毛虫，掉到人身上'],
  ['0501', '工地的围挡被风吹倒了'],
  ['E0101', '楼下一堆垃圾又脏又臭，没人扫'],
  ['E0102', '有人半夜偷倒建筑垃圾，砖头沙子堆了一地'],
  ['E0105', '楼道墙上贴满了办证的小广告'],
  ['E0107', '楼下饭店的油烟呛得不敢开窗'],
  ['E0108', '有人在地头焚烧树叶，烟很大'],
  ['E0301', '工地不洒水，尘土飞扬'],
  ['E0302', '工地半夜还在施工，噪音大得睡不着'],
  ['E0305', '渣土车一路撒，掉了很多土'],
  ['E0401', '小贩占道摆摊卖菜，车都过不去'],
]

async function modelOf(book: readonly CategoryLeaf[]) {
  const cut = await cutter(termsOf(book))
  const words = bayes(book.map(({ code }) => code))
  learnBook(words, book, cut)
  return (text: string) => words.rank(cut(text), () => 0).map(({ label }) => label)
}

const shareOf = (hits: readonly boolean[]): number => hits.filter(Boolean).length / hits.length

test('what residents say is among the first three proposals nine times of ten, and first three times of four', async () => {
  const propose = await modelOf(leaves)
  const ranks = SAID.map(([code, words]) => ({ code, words, labels: propose(words) }))
  const hits = ranks.map(({ code, labels }) => labels.slice(0, 3).includes(code))
  expect(shareOf(hits)).toBeGreaterThanOrEqual(0.9)
  expect(shareOf(ranks.map(({ code, labels }) => labels[0] === code))).toBeGreaterThanOrEqual(0.75)
})

test('a book that has lost a third of its keywords still proposes four of five', async () => {
  const thinner = leaves.map((leaf) => ({ ...leaf, keywords: leaf.keywords.filter((_, i) => i % 3 !== 2) }))
  const propose = await modelOf(thinner)
  const hits = SAID.map(([code, words]) => propose(words).slice(0, 3).includes(code))
  expect(shareOf(hits)).toBeGreaterThanOrEqual(0.8)
})
