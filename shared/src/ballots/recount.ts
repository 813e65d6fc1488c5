import type { Utility } from './budget/outcome'
import { spendBudget } from './budget/spend'
import { BudgetBallots } from './budget/votes'
import { type Bulletin, bulletinHolds } from './bulletin'
import { canonicalJson } from './canonical'
import { checkBallot } from './check'
import { toHex, utf8 } from './crypto/bytes'
import { Sha256 } from './crypto/sha256'
import { LINE_ERRORS, readBallotLine } from './lines'
import { decisionOf, resultOf } from './result'
import { Tally } from './tally'

/** A file that can't be recounted: damaged, cut off, or not such a file. */
export class RecountError extends Error {
  override readonly name = 'RecountError'
  constructor(
    /** From 1. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`第 ${line} 行：${reason}`)
  }
}

/** A running SHA-256 over text; a platform's own is faster than ours. */
export interface TextHash {
  update(text: string): void
  hex(): string
}

/** Our own, which runs everywhere. */
export function ownHash(): TextHash {
  const hash = new Sha256()
  return {
    update: (text) => {
      hash.update(utf8(text))
    },
    hex: () => toHex(hash.digest()),
  }
}

/** Something published that the ballots do not give. */
export interface Difference {
  readonly what: '选票的哈希' | '公报的哈希' | '抽签的种子' | '票数' | '结果' | '预算' | '未投票业主'
  readonly published: string
  readonly counted: string
}

export interface Verdict {
  readonly ballots: number
  readonly lines: number
  readonly differences: readonly Difference[]
}

/**
 * Counts a vote again from its published file alone, line by line in constant memory (a run-off holds each different ranking, a budget its
 * ballots), and compares everything with the bulletin.
 */
export class Recount {
  readonly #bulletin: Bulletin
  readonly #tally: Tally
  readonly #budget = new BudgetBallots()
  #line = 1
  #last = ''

  /** @param header the first line @throws RecountError when it is no bulletin */
  constructor(
    header: string,
    private readonly hash: TextHash = ownHash(),
  ) {
    this.#bulletin = readBulletin(header)
    this.#tally = new Tally(this.#bulletin.ballot, this.#budget)
  }

  /** @param text without its line feed @throws RecountError naming the line */
  add(text: string): void {
    this.#line++
    const read = readBallotLine(this.#bulletin.ballot, text)
    if (!read.ok) throw new RecountError(this.#line, LINE_ERRORS[read.code])
    if (text < this.#last) throw new RecountError(this.#line, '选票没有按顺序排列，文件可能被改动过')
    this.#last = text
    this.hash.update(`${text}\n`)
    this.#tally.add(read.cast)
  }

  /** @throws RecountError when there are fewer or more ballots than were published: the file is cut off */
  finish(): Verdict {
    const bulletin = this.#bulletin
    const counts = this.#tally.counts()
    const published = bulletin.counts.ballots
    if (counts.ballots !== published)
      throw new RecountError(
        this.#line,
        `公布 ${published} 张选票，文件里有 ${counts.ballots} 张，文件不完整`,
      )
    const { ballot, rule, countBy, lot } = bulletin
    const terms = { due: bulletin.roll.due, rule, countBy, seed: lot.seed }
    const differences: Difference[] = []
    const compare = (what: Difference['what'], published: unknown, counted: unknown) => {
      const [a, b] = [published, counted].map((one) => (typeof one === 'string' ? one : canonicalJson(one)))
      if (a !== b) differences.push({ what, published: a!, counted: b! })
    }
    compare('选票的哈希', bulletin.ballotsHash, this.hash.hex())
    compare('公报的哈希', true, bulletinHolds(bulletin))
    compare('票数', bulletin.counts, counts)
    compare('结果', bulletin.result, resultOf(ballot, counts, this.#tally.rankings.counts(), terms))
    if (ballot.rules.kind === 'budget') {
      const utility: Utility = bulletin.budget?.utility ?? 'cost'
      compare('预算', bulletin.budget, spendBudget(this.#budget.votes(ballot), utility, lot.seed))
    }
    if (bulletin.silent) compare('未投票业主', bulletin.silent.without, decisionOf(counts, terms))
    return { ballots: counts.ballots, lines: this.#line - 1, differences }
  }
}

/** Reads the first line. What hash and counts can't vouch for is checked here, so that a damaged one has a clear error. */
function readBulletin(header: string): Bulletin {
  let value: unknown
  try {
    value = JSON.parse(header)
  } catch {
    throw new RecountError(1, '不是完整的 JSON，文件可能被截断或损坏')
  }
  const bulletin = value as Bulletin
  if (typeof value !== 'object' || value === null || bulletin.format !== 'linli-bulletin')
    throw new RecountError(1, '不是邻里的计票文件')
  if (bulletin.version !== 1) throw new RecountError(1, `不认识的版本 ${String(bulletin.version)}`)
  try {
    if (checkBallot(bulletin.ballot) === null && canonicalJson(bulletin) && bulletin.counts.ballots >= 0)
      return bulletin
  } catch {
    // Members are missing: the same as wrong ones.
  }
  throw new RecountError(1, '公报缺少内容，或者规则不成立')
}
