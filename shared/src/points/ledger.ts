/**
 * The arithmetic of points (DOMAIN §4): double entry, append-only, integers. Every function looks at what it is handed and answers with
 * postings: balanced entries and what they do to lots. Nothing here writes; the server's one writer and the property tests apply the
 * same postings.
 */

/** What moved points. A refund returns what was captured; a release what was only held. */
export type PostingKind =
  | 'earn'
  | 'hold'
  | 'capture'
  | 'release'
  | 'refund'
  | 'expire'
  | 'reverse'
  | 'transfer'
  | 'adjust'

/** The county's own accounts. They have no lots; `issue` is negative by all that was ever given out. */
export const SYSTEM_ACCOUNTS = ['issue', 'holds', 'expired', 'reversed'] as const
export type SystemAccount = (typeof SYSTEM_ACCOUNTS)[number]

export const isSystemAccount = (id: string): id is SystemAccount =>
  (SYSTEM_ACCOUNTS as readonly string[]).includes(id)

/** No single movement is larger: an amount beyond it is a mistake or an attack. */
export const MOST_POINTS = 1_000_000

export interface Entry {
  accountId: string
  /** Signed; all of one posting add up to 0. */
  amount: number
}

/** One earning with its own expiry. `left` is what can still be spent, `expired` what ran out unspent. */
export interface Lot {
  id: string
  accountId: string
  amount: number
  left: number
  expired: number
  /** Epoch ms; from this moment on it can't be spent. */
  expiresAt: number
}

export interface LotChange {
  lotId: string
  /** Added to `left` and to `expired`. */
  left: number
  expired: number
}

export interface Posting {
  kind: PostingKind
  entries: readonly Entry[]
  changes: readonly LotChange[]
  born: readonly Lot[]
}

/** An account as far as the arithmetic needs it. A balance below 0 is owed, and then no lot holds anything. */
export interface Purse {
  id: string
  balance: number
}

/** Points an order took from a lot, and how many of them went back to it. */
export interface Take {
  lotId: string
  amount: number
  returned: number
  expiresAt: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

export const isAmount = (amount: number): boolean =>
  Number.isSafeInteger(amount) && amount > 0 && amount <= MOST_POINTS

/** What an account owes after a reversal of points that had been spent. */
export const owed = ({ balance }: Purse): number => Math.max(0, -balance)

/** Lots in the order they are spent: the earliest to expire first. */
export const spendingOrder = <L extends Pick<Lot, 'expiresAt' | 'id'>>(lots: readonly L[]): L[] =>
  [...lots].sort((a, b) => a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1))

/** Takes an amount from lots, earliest to expire first; null when they don't hold it. */
export function takeFrom(lots: readonly Lot[], amount: number): Take[] | null {
  const takes: Take[] = []
  let missing = amount
  for (const { id: lotId, left, expiresAt } of spendingOrder(lots)) {
    if (missing === 0) break
    const part = Math.min(left, missing)
    if (part <= 0) continue
    takes.push({ lotId, amount: part, returned: 0, expiresAt })
    missing -= part
  }
  return missing === 0 ? takes : null
}

const spent = (takes: readonly Take[]): LotChange[] =>
  takes.map(({ lotId, amount }) => ({ lotId, left: -amount, expired: 0 }))

/** A new lot; what the account owes is paid from it first. */
export function earn(
  purse: Purse,
  given: { amount: number; lotId: string; expiresAt: number; kind?: 'earn' | 'adjust' },
): Posting {
  const { amount, lotId, expiresAt, kind = 'earn' } = given
  const left = amount - Math.min(amount, owed(purse))
  return {
    kind,
    entries: [
      { accountId: 'issue', amount: -amount },
      { accountId: purse.id, amount },
    ],
    changes: [],
    born: [{ id: lotId, accountId: purse.id, amount, left, expired: 0, expiresAt }],
  }
}

/** Lots whose time is over, emptied into `expired`. */
export function expire(purse: Purse, due: readonly Lot[]): Posting | null {
  const open = due.filter(({ left }) => left > 0)
  const amount = sum(open.map(({ left }) => left))
  if (amount === 0) return null
  return {
    kind: 'expire',
    entries: [
      { accountId: purse.id, amount: -amount },
      { accountId: 'expired', amount },
    ],
    changes: open.map(({ id, left }) => ({ lotId: id, left: -left, expired: left })),
    born: [],
  }
}

/** Sets points aside for an order. @param lots of the account that can be spent now. Null when they are not enough */
export function hold(
  purse: Purse,
  lots: readonly Lot[],
  amount: number,
): { posting: Posting; takes: Take[] } | null {
  const takes = takeFrom(lots, amount)
  if (!takes) return null
  const entries = [
    { accountId: purse.id, amount: -amount },
    { accountId: 'holds', amount },
  ]
  return { posting: { kind: 'hold', entries, changes: spent(takes), born: [] }, takes }
}

/** What was held goes to the shop that handed the goods over. */
export const capture = (shopAccountId: string, amount: number): Posting => ({
  kind: 'capture',
  entries: [
    { accountId: 'holds', amount: -amount },
    { accountId: shopAccountId, amount },
  ],
  changes: [],
  born: [],
})

/**
 * Gives points of an order back to the lots they came from, undoing the spending from its end, so that a part gives back what lasts
 * longest. What has expired meanwhile is given back and expires at once; only what has not pays a debt (DOMAIN §4).
 * @param from `holds`, or the shop's account
 * @returns one posting, a second one when something expires, and the takes with what was returned; null when so much wasn't taken
 */
export function giveBack(
  purse: Purse,
  given: { kind: 'release' | 'refund'; takes: readonly Take[]; amount: number; from: string; now: number },
): { postings: Posting[]; takes: Take[] } | null {
  const { kind, amount, from, now } = given
  const parts = new Map<string, number>()
  let missing = amount
  for (const take of spendingOrder(given.takes.map((one) => ({ ...one, id: one.lotId }))).reverse()) {
    const part = Math.min(missing, take.amount - take.returned)
    if (part > 0) parts.set(take.lotId, part)
    missing -= part
  }
  if (missing > 0) return null
  let debt = owed(purse)
  const changes: LotChange[] = []
  let gone = 0
  // The debt is paid from what would expire first.
  for (const { id: lotId, expiresAt } of spendingOrder(
    given.takes.map((one) => ({ ...one, id: one.lotId })),
  )) {
    const part = parts.get(lotId)
    if (part === undefined) continue
    if (expiresAt <= now) {
      gone += part
      changes.push({ lotId, left: 0, expired: part })
      continue
    }
    const pays = Math.min(debt, part)
    debt -= pays
    if (part > pays) changes.push({ lotId, left: part - pays, expired: 0 })
  }
  const back = {
    kind,
    entries: [
      { accountId: from, amount: -amount },
      { accountId: purse.id, amount },
    ],
    changes: changes.filter(({ left }) => left > 0),
    born: [],
  }
  const over: Posting[] =
    gone === 0
      ? []
      : [
          {
            kind: 'expire',
            entries: [
              { accountId: purse.id, amount: -gone },
              { accountId: 'expired', amount: gone },
            ],
            changes: changes.filter(({ expired }) => expired > 0),
            born: [],
          },
        ]
  const takes = given.takes.map((take) => ({
    ...take,
    returned: take.returned + (parts.get(take.lotId) ?? 0),
  }))
  return { postings: [back, ...over], takes }
}

/**
 * Takes an earning back: from its own lot, from the account of what had expired of it, then from the other lots. What has been spent
 * is owed: the balance goes below 0.
 * @param others lots of the account that hold something, without the earning's own
 */
export function reverse(purse: Purse, lot: Lot, others: readonly Lot[]): Posting {
  const own = Math.min(lot.left, lot.amount)
  const fromExpired = Math.min(lot.expired, lot.amount - own)
  let missing = lot.amount - own - fromExpired
  const changes: LotChange[] = []
  if (own + fromExpired > 0) changes.push({ lotId: lot.id, left: -own, expired: -fromExpired })
  for (const { id: lotId, left } of spendingOrder(others)) {
    const part = Math.min(left, missing)
    if (part <= 0) continue
    changes.push({ lotId, left: -part, expired: 0 })
    missing -= part
  }
  const entries: Entry[] = [{ accountId: 'reversed', amount: lot.amount }]
  if (fromExpired > 0) entries.push({ accountId: 'expired', amount: -fromExpired })
  if (lot.amount > fromExpired) entries.push({ accountId: purse.id, amount: -(lot.amount - fromExpired) })
  return { kind: 'reverse', entries, changes, born: [] }
}

/** Moves points to somebody else; each part keeps its expiry. @param newLotId makes the id of a lot of the receiver */
export function transfer(
  from: Purse,
  lots: readonly Lot[],
  to: Purse,
  amount: number,
  newLotId: () => string,
): Posting | null {
  const takes = takeFrom(lots, amount)
  if (!takes) return null
  let debt = owed(to)
  const born = takes.map((take): Lot => {
    const pays = Math.min(debt, take.amount)
    debt -= pays
    const left = take.amount - pays
    return {
      ...{ id: newLotId(), accountId: to.id, amount: take.amount },
      ...{ left, expired: 0, expiresAt: take.expiresAt },
    }
  })
  return {
    kind: 'transfer',
    entries: [
      { accountId: from.id, amount: -amount },
      { accountId: to.id, amount },
    ],
    changes: spent(takes),
    born,
  }
}

/** A deduction by the staff, from what is there. Null when it isn't. */
export function deduct(purse: Purse, lots: readonly Lot[], amount: number): Posting | null {
  const takes = takeFrom(lots, amount)
  if (!takes) return null
  return {
    kind: 'adjust',
    entries: [
      { accountId: purse.id, amount: -amount },
      { accountId: 'reversed', amount },
    ],
    changes: spent(takes),
    born: [],
  }
}

/**
 * Says what is wrong with a posting before anything of it is written; null when nothing is. The one gate of the ledger: not balanced,
 * no integer, a lot that would go below 0 or hold more than it was born with.
 * @param lots those the posting changes, by id
 */
export function fault(posting: Posting, lots: ReadonlyMap<string, Lot>): string | null {
  const { entries, changes, born } = posting
  if (entries.length < 2) return 'fewer than two entries'
  if (entries.some(({ amount }) => !Number.isSafeInteger(amount) || amount === 0)) return 'no integer amount'
  if (sum(entries.map(({ amount }) => amount)) !== 0) return 'not balanced'
  for (const lot of born)
    if (lot.left < 0 || lot.left > lot.amount || lot.expired !== 0) return `lot ${lot.id} is born wrong`
  for (const { lotId, left, expired } of changes) {
    const lot = lots.get(lotId)
    if (!lot) return `lot ${lotId} is unknown`
    const after = { left: lot.left + left, expired: lot.expired + expired }
    if (!Number.isSafeInteger(after.left) || !Number.isSafeInteger(after.expired))
      return `lot ${lotId} is no integer`
    if (after.left < 0 || after.expired < 0) return `lot ${lotId} would be negative`
    if (after.left + after.expired > lot.amount) return `lot ${lotId} would hold more than it was born with`
  }
  return null
}
