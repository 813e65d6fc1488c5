import fc from 'fast-check'
import {
  capture,
  deduct,
  earn,
  expire,
  fault,
  giveBack,
  hold,
  isSystemAccount,
  type Lot,
  type Posting,
  type Purse,
  reverse,
  type Take,
  takeFrom,
  transfer,
} from './ledger'

interface Order {
  who: string
  takes: Take[]
  state: 'held' | 'captured' | 'over'
}

/** A whole ledger in memory: applies postings the way the server's writer does. */
class Book {
  balances = new Map<string, number>()
  entries: { accountId: string; amount: number }[] = []
  lots = new Map<string, Lot>()
  orders: Order[] = []
  reversed = new Set<string>()
  now = 0
  private made = 0

  newId = () => `lot${String(this.made++).padStart(6, '0')}`
  purse = (id: string): Purse => ({ id, balance: this.balances.get(id) ?? 0 })
  lotsOf = (id: string) => [...this.lots.values()].filter((lot) => lot.accountId === id && lot.left > 0)
  spendable = (id: string) => this.lotsOf(id).filter((lot) => lot.expiresAt > this.now)

  post(posting: Posting | null): boolean {
    if (!posting) return false
    const wrong = fault(posting, this.lots)
    if (wrong) throw new Error(`${posting.kind}: ${wrong}`)
    for (const entry of posting.entries) {
      this.entries.push(entry)
      this.balances.set(entry.accountId, (this.balances.get(entry.accountId) ?? 0) + entry.amount)
    }
    for (const { lotId, left, expired } of posting.changes) {
      const lot = this.lots.get(lotId)!
      this.lots.set(lotId, { ...lot, left: lot.left + left, expired: lot.expired + expired })
    }
    for (const lot of posting.born) this.lots.set(lot.id, lot)
    return true
  }

  expireDue(id: string) {
    this.post(
      expire(
        this.purse(id),
        this.lotsOf(id).filter((lot) => lot.expiresAt <= this.now),
      ),
    )
  }

  earn(id: string, amount: number, days: number) {
    const lotId = this.newId()
    this.post(earn(this.purse(id), { amount, lotId, expiresAt: this.now + days }))
    return lotId
  }

  hold(id: string, amount: number): Order | null {
    this.expireDue(id)
    const held = hold(this.purse(id), this.spendable(id), amount)
    if (!held) return null
    this.post(held.posting)
    const order: Order = { who: id, takes: held.takes, state: 'held' }
    this.orders.push(order)
    return order
  }

  back(order: Order, amount: number) {
    const kind = order.state === 'held' ? 'release' : 'refund'
    const from = order.state === 'held' ? 'holds' : 'shop'
    const given = giveBack(this.purse(order.who), { kind, takes: order.takes, amount, from, now: this.now })
    if (!given) return false
    for (const posting of given.postings) this.post(posting)
    order.takes = given.takes
    if (kind === 'release') order.state = 'over'
    return true
  }

  /** The laws that hold after whatever happened. */
  check() {
    const byEntries = new Map<string, number>()
    for (const { accountId, amount } of this.entries)
      byEntries.set(accountId, (byEntries.get(accountId) ?? 0) + amount)
    const sum = [...byEntries.values()].reduce((a, b) => a + b, 0)
    if (sum !== 0) throw new Error(`the entries add up to ${sum}`)
    for (const [id, balance] of this.balances) {
      if (balance !== byEntries.get(id))
        throw new Error(`${id}: balance ${balance}, entries ${byEntries.get(id)}`)
      if (isSystemAccount(id) || id === 'shop') continue
      const left = this.lotsOf(id).reduce((total, lot) => total + lot.left, 0)
      if (left !== Math.max(0, balance)) throw new Error(`${id}: lots hold ${left}, balance is ${balance}`)
    }
    for (const lot of this.lots.values()) if (lot.left < 0) throw new Error(`${lot.id} is negative`)
  }
}

const whole = (order: Order) => order.takes.reduce((total, take) => total + take.amount - take.returned, 0)

describe('spending', () => {
  test('takes the earliest-expiring lot first, whatever the order they were earned in', () => {
    const book = new Book()
    book.earn('li', 50, 30)
    const first = book.earn('li', 40, 10)
    const order = book.hold('li', 60)!
    expect(order.takes.map(({ lotId, amount }) => [lotId, amount])).toEqual([
      [first, 40],
      ['lot000000', 20],
    ])
  })

  test('100 points, price 60: one order, 40 left, and the second is refused', () => {
    const book = new Book()
    book.earn('li', 100, 10)
    expect(book.hold('li', 60)).not.toBeNull()
    expect(book.hold('li', 60)).toBeNull()
    expect(book.purse('li').balance).toBe(40)
  })

  test('a lot can be spent until the moment it expires, and not at it', () => {
    const book = new Book()
    book.earn('li', 10, 5)
    book.now = 4
    expect(takeFrom(book.spendable('li'), 10)).not.toBeNull()
    book.now = 5
    expect(book.hold('li', 10)).toBeNull()
    expect(book.purse('expired').balance).toBe(10)
  })
})

describe('giving back', () => {
  test('what had expired is given back and expires at once; the rest returns (DOMAIN §4)', () => {
    const book = new Book()
    const soon = book.earn('li', 40, 10)
    const late = book.earn('li', 60, 100)
    const order = book.hold('li', 70)!
    book.now = 50
    book.back(order, 70)
    expect(book.purse('li').balance).toBe(60)
    expect(book.purse('expired').balance).toBe(40)
    expect(book.lots.get(soon)).toMatchObject({ left: 0, expired: 40 })
    expect(book.lots.get(late)).toMatchObject({ left: 60, expired: 0 })
    book.check()
  })

  test('a part gives back what lasts longest, and never more than was taken', () => {
    const book = new Book()
    const soon = book.earn('li', 40, 10)
    const late = book.earn('li', 60, 100)
    const order = book.hold('li', 70)!
    book.post(capture('shop', 70))
    order.state = 'captured'
    expect(book.back(order, 30)).toBe(true)
    expect(book.lots.get(late)!.left).toBe(60)
    expect(book.lots.get(soon)!.left).toBe(0)
    expect(book.back(order, 41)).toBe(false)
    expect(book.back(order, 40)).toBe(true)
    expect(book.purse('shop').balance).toBe(0)
    book.check()
  })

  test('pays what is owed before anything can be spent again', () => {
    const book = new Book()
    const lotId = book.earn('li', 50, 100)
    const order = book.hold('li', 50)!
    book.post(reverse(book.purse('li'), book.lots.get(lotId)!, []))
    expect(book.purse('li').balance).toBe(-50)
    book.back(order, 50)
    expect(book.purse('li').balance).toBe(0)
    expect(book.spendable('li')).toEqual([])
    book.check()
  })
})

describe('a reversal', () => {
  test('of points already spent leaves a negative balance, which the next earnings pay', () => {
    const book = new Book()
    const lotId = book.earn('li', 50, 100)
    book.hold('li', 30)
    book.post(reverse(book.purse('li'), book.lots.get(lotId)!, []))
    expect(book.purse('li').balance).toBe(-30)
    book.earn('li', 40, 100)
    expect(book.purse('li').balance).toBe(10)
    expect(book.spendable('li').map(({ left }) => left)).toEqual([10])
    book.check()
  })

  test('does not take again what had expired', () => {
    const book = new Book()
    const lotId = book.earn('li', 50, 10)
    book.hold('li', 20)
    book.now = 10
    book.expireDue('li')
    book.post(reverse(book.purse('li'), book.lots.get(lotId)!, []))
    expect(book.purse('li').balance).toBe(-20)
    expect(book.purse('expired').balance).toBe(0)
    expect(book.purse('reversed').balance).toBe(50)
    book.check()
  })
})

describe('the gate', () => {
  const lot: Lot = { id: 'a', accountId: 'li', amount: 10, left: 4, expired: 0, expiresAt: 9 }
  const lots = new Map([['a', lot]])
  const entries = [
    { accountId: 'li', amount: -5 },
    { accountId: 'holds', amount: 5 },
  ]
  const posting = (more: Partial<Posting>): Posting => ({
    kind: 'hold',
    entries,
    changes: [],
    born: [],
    ...more,
  })

  test.each([
    ['fewer than two entries', { entries: entries.slice(1) }],
    ['not balanced', { entries: [entries[0]!, { accountId: 'holds', amount: 6 }] }],
    ['no integer amount', { entries: [entries[0]!, { accountId: 'holds', amount: 5.5 }] }],
    ['lot b is unknown', { changes: [{ lotId: 'b', left: -1, expired: 0 }] }],
    ['lot a would be negative', { changes: [{ lotId: 'a', left: -5, expired: 0 }] }],
    ['lot a would hold more than it was born with', { changes: [{ lotId: 'a', left: 7, expired: 0 }] }],
  ] as const)('refuses: %s', (words, more) => {
    expect(fault(posting(more), lots)).toBe(words)
  })
})

const people = ['li', 'wang', 'zhao'] as const
const who = fc.constantFrom(...people)
const amount = fc.integer({ min: 1, max: 60 })
const act = fc.oneof(
  fc.record({ do: fc.constant('earn' as const), who, amount, days: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('hold' as const), who, amount }),
  fc.record({ do: fc.constant('capture' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('back' as const), pick: fc.nat(), part: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('expire' as const), who, days: fc.integer({ min: 1, max: 15 }) }),
  fc.record({ do: fc.constant('reverse' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('transfer' as const), who, to: who, amount }),
  fc.record({ do: fc.constant('deduct' as const), who, amount }),
)

test('any interleaving keeps Σ = 0, no lot negative, balances = entries (10,000 sequences)', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
      const book = new Book()
      const earned: string[] = []
      for (const one of acts) {
        if (one.do === 'earn') earned.push(book.earn(one.who, one.amount, one.days))
        if (one.do === 'hold') book.hold(one.who, one.amount)
        if (one.do === 'expire') {
          book.now += one.days
          book.expireDue(one.who)
        }
        if (one.do === 'transfer' && one.who !== one.to) {
          book.expireDue(one.who)
          const { who, to, amount } = one
          book.post(transfer(book.purse(who), book.spendable(who), book.purse(to), amount, book.newId))
        }
        if (one.do === 'deduct') {
          book.expireDue(one.who)
          book.post(deduct(book.purse(one.who), book.spendable(one.who), one.amount))
        }
        if (one.do === 'reverse' && earned.length > 0) {
          const lotId = earned[one.pick % earned.length]!
          if (!book.reversed.has(lotId)) {
            book.reversed.add(lotId)
            const lot = book.lots.get(lotId)!
            const others = book.lotsOf(lot.accountId).filter(({ id }) => id !== lotId)
            book.post(reverse(book.purse(lot.accountId), lot, others))
          }
        }
        if ((one.do === 'capture' || one.do === 'back') && book.orders.length > 0) {
          const order = book.orders[one.pick % book.orders.length]!
          if (one.do === 'capture' && order.state === 'held') {
            book.post(capture('shop', whole(order)))
            order.state = 'captured'
          }
          if (one.do === 'back' && order.state !== 'over' && whole(order) > 0)
            book.back(order, order.state === 'held' ? whole(order) : Math.min(one.part, whole(order)))
        }
      }
      book.check()
    }),
    { numRuns: 10_000 },
  )
})
