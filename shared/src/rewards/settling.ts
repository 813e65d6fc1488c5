import { SETTLEMENT_BELOW_FEN } from './orders'

interface Shared {
  settleFen: number
  cashFen: number
  points: number
  refundedFen: number
  refundedPoints: number
}

/**
 * What a shop gets for one hand-over, in fen, after what came back to the customer (decision 117). What was paid in money goes back fen for
 * fen, as far as the shop gets it; the points stand for the rest of the shop's price and take their share of it along. All back: nothing.
 */
export function shopShare({ settleFen, cashFen, points, refundedFen, refundedPoints }: Shared): number {
  const inMoney = Math.min(settleFen, cashFen)
  const inPoints = settleFen - inMoney
  const moneyBack = cashFen === 0 ? 0 : Math.floor((inMoney * Math.min(refundedFen, cashFen)) / cashFen)
  const pointsBack = Math.floor((inPoints * Math.min(refundedPoints, points)) / points)
  return settleFen - moneyBack - pointsBack
}

/** A sum that belongs to one order. */
export interface Line {
  id: string
  fen: number
}

/** A settlement as it would be made: what goes in, what is set off, what stays owed. */
export interface SettlementPlan<R extends Line, D extends Line> {
  /** The hand-overs that go into it, oldest first. */
  taken: R[]
  grossFen: number
  /** What the shop was paid for and customers got back, as far as it can be set off now. */
  setOffs: (D & Line)[]
  setOffFen: number
  /** What is paid: never below nothing, always below what WeChat pays without a real name. */
  fen: number
  /** Owed still, for the settlements to come. */
  carriedFen: number
}

/** Puts hand-overs together, oldest first, and sets off what the shop owes, oldest first, as far as it goes. */
export function planSettlement<R extends Line, D extends Line>(
  rows: readonly R[],
  debts: readonly D[],
): SettlementPlan<R, D> {
  const owed = debts.reduce((sum, { fen }) => sum + fen, 0)
  const taken: R[] = []
  let grossFen = 0
  for (const row of rows) {
    if (grossFen + row.fen - owed >= SETTLEMENT_BELOW_FEN) break
    grossFen += row.fen
    taken.push(row)
  }
  const setOffs: D[] = []
  let setOffFen = 0
  for (const debt of debts) {
    const fen = Math.min(debt.fen, grossFen - setOffFen)
    if (fen === 0) break
    setOffFen += fen
    setOffs.push({ ...debt, fen })
  }
  return { taken, grossFen, setOffs, setOffFen, fen: grossFen - setOffFen, carriedFen: owed - setOffFen }
}
