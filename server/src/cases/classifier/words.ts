import type { Jieba } from '@node-rs/jieba'

/** Words that say nothing about the matter. */
const STOP = new Set(
  '的 了 是 在 有 我 我们 你 你们 他 她 它 这 那 这个 那个 这里 那里 这边 那边 一个 一些 很 都 也 就 还 没 没有 不 请 麻烦 希望 尽快 处理 解决 问题 情况 反映 投诉 举报 现场 发现 已经 一直 好几 几天 最近 今天 昨天 晚上 早上 上午 下午 时候 附近 旁边 门口 地方 小区 村里 路口 村口 谢谢 你好 您好 可以 能 要 会 说 看 去 来 到 和 与 及 或 被 把 对 从 向 给 等 吧 吗 呢 啊 太 非常 比较 严重 存在 导致 影响 造成 出现 进行 相关 部门 有人 大家 居民 群众 多 个 次 天 处 上 下 里 外 中 前 后 内 大 小'.split(
    ' ',
  ),
)

let loading: Promise<Jieba> | undefined
const known = new Set<string>()

/** The dictionary takes about 50 MB and 120 ms: loaded when the first text comes in, once per process. */
function loadJieba(): Promise<Jieba> {
  loading ??= Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]).then(
    ([{ Jieba }, { dict }]) => Jieba.withDict(dict),
  )
  return loading
}

/** Cuts texts into the words that may say what a matter is about. */
export type Cutter = (text: string) => string[]

/**
 * @param terms of the category book, e.g. 占道经营: kept whole although the dictionary does not know them
 * @returns a cutter; its words come in order and may repeat
 */
export async function cutter(terms: readonly string[]): Promise<Cutter> {
  const jieba = await loadJieba()
  const fresh = [...new Set(terms)].filter((term) => /^\p{Script=Han}{2,8}$/u.test(term) && !known.has(term))
  if (fresh.length > 0) {
    jieba.loadDict(Buffer.from(fresh.map((term) => `${term} 1000 n\n`).join('')))
    for (const term of fresh) known.add(term)
  }
  return (text) =>
    jieba
      .cutForSearch(text.normalize('NFKC').toLowerCase(), true)
      .filter((word) => /^[\p{L}\p{N}]+$/u.test(word) && !/^\p{N}+$/u.test(word) && !STOP.has(word))
}
