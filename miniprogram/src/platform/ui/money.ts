/** 1234567 fen: 12,345.67 元. Whole numbers only. */
export function sayFen(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = fen % 100
  return rest === 0 ? `${yuan} 元` : `${yuan}.${String(rest).padStart(2, '0')} 元`
}

/** 元 as people type it, as fen; undefined when it is no amount. */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
