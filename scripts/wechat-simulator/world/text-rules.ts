export type Suggest = 'pass' | 'review' | 'risky'

/** A word the text check stumbles over. Labels: WECHAT part 2 (10001 advertising, 20002 pornography …). */
export interface Keyword {
  keyword: string
  suggest: Exclude<Suggest, 'pass'>
  label: number
}

/** Chosen so that an honest report of a resident never hits one by chance. */
export const DEMO_KEYWORDS: Keyword[] = [
  { keyword: '代开发票', suggest: 'risky', label: 10001 },
  { keyword: '加微信返利', suggest: 'review', label: 10001 },
  { keyword: '裸聊', suggest: 'risky', label: 20002 },
  { keyword: '傻逼', suggest: 'risky', label: 20003 },
  { keyword: '出售枪支', suggest: 'risky', label: 20006 },
  { keyword: '刷单兼职', suggest: 'review', label: 20008 },
]

export const LABEL_NORMAL = 100

/** The worst hit decides: risky before review, then the order of the table. */
export function judgeText(keywords: Keyword[], text: string): Keyword | undefined {
  const hits = keywords.filter(({ keyword }) => text.includes(keyword))
  return hits.find(({ suggest }) => suggest === 'risky') ?? hits[0]
}
