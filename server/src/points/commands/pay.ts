import { chinaDay } from '@linli/shared/platform/china-time'
import { earn } from '@linli/shared/points/ledger'
import {
  type EarningKind,
  earned,
  expiryOf,
  localMonth,
  ruleAt,
  type SoFar,
} from '@linli/shared/points/rules'
import { residentsByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { teamIdAt } from '../../teams'
import { purseOf } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { type EarningDoc, earningModel, type Refused } from '../model-earnings'
import { versionsOf } from '../rules-of'
import { count } from '../score'

/** Something that counts, as it happened. */
export interface Happened {
  kind: EarningKind
  accountId: string
  /** The case, the help, the record of hours: with the kind and the person, what is paid once. */
  subjectId: string
  quantity: number
  at: number
  refused?: Refused
  /** The subject of an earning whose place this one takes: a correction is measured against the caps as if that had never been. */
  replaces?: string
}

export const keyOf = ({ kind, subjectId, accountId }: Pick<Happened, 'kind' | 'subjectId' | 'accountId'>) =>
  `${kind}:${subjectId}:${accountId}`

/** Reports by people who work for the county are their work, and pay nothing. */
const IS_WORK: readonly EarningKind[] = ['validReport', 'confirmedDuplicate']

/**
 * Pays for something that happened, by the rules that held then, once: whoever tries again finds it. What is not paid (a cap, staff, hidden
 * words) is written down as well, for the preview and for the next who asks why.
 */
export async function pay(context: Context, happened: Happened): Promise<void> {
  const { kind, accountId, quantity, at } = happened
  const person = (await residentsByIds(context, [accountId])).get(accountId)
  if (!person || person.deleted) return
  const { version, rules } = ruleAt(await versionsOf(context), at)
  const refused = happened.refused ?? (person.staff && IS_WORK.includes(kind) ? 'staff' : null)

  await context.transact(async (tx) => {
    if (await known(tx, happened)) return null
    const ledger = openLedger(tx)
    const account = await ledger.resident(accountId)
    const due = refused
      ? { points: 0, capped: false }
      : earned(rules, { kind, quantity }, await soFar(tx, happened))
    const row: EarningDoc = {
      ...{ _id: newId(), tenantId: tx.tenantId, key: keyOf(happened), accountId, kind },
      ...{ subjectId: happened.subjectId, quantity, at: new Date(at), day: chinaDay(at) },
      ...{ points: due.points, ruleVersion: version, lotId: null, postingId: null, takenBackAt: null },
      teamId: due.points > 0 ? await teamIdAt(tx, accountId, at) : null,
      refused: refused ?? (due.capped ? 'cap' : due.points === 0 ? 'rule' : null),
    }
    if (due.points > 0) {
      const lotId = newId()
      const expiresAt = expiryOf(at, rules.lifeMonths)
      const { subjectId } = happened
      row.lotId = lotId
      row.postingId = ledger.post(earn(purseOf(account), { amount: due.points, lotId, expiresAt }), {
        ...{ earning: kind, earningId: row._id, subjectId },
      })
    }
    // Caps are counted per person: who earns twice at once takes turns at the account, paid or not.
    else ledger.touch(account)
    await ledger.write()
    await tx.model(earningModel).collection.insertOne(row as never, { session: tx.session })
    const { communityId, communityName } = person
    const { points, teamId } = row
    const month = localMonth(at)
    if (points > 0) await count(tx, { accountId, month, communityId, communityName, points, teamId })
    return null
  })
}

async function known(tx: Tx, happened: Happened): Promise<boolean> {
  const { tenantId, session } = tx
  const { accountId, subjectId } = happened
  // One report is thanked once, as a valid one or as a duplicate.
  const kinds: EarningKind[] =
    happened.kind === 'confirmedDuplicate' ? ['confirmedDuplicate', 'validReport'] : [happened.kind]
  for (const kind of kinds) {
    const key = keyOf({ kind, subjectId, accountId })
    if (await tx.model(earningModel).exists({ tenantId, key }).session(session)) return true
  }
  return false
}

/** What the person has got already on that day and in that month. What was taken back still counts: a cap is no refill. */
async function soFar(tx: Tx, { accountId, kind, at, replaces }: Happened): Promise<SoFar> {
  const day = chinaDay(at)
  const month = localMonth(at)
  const all = await tx
    .model(earningModel)
    .find(
      { tenantId: tx.tenantId, accountId, day: { $gte: `${month}-01`, $lte: `${month}-31` } },
      { kind: 1, day: 1, points: 1, subjectId: 1 },
    )
    .session(tx.session)
    .lean()
  const rows = all.filter((row) => row.kind !== kind || row.subjectId !== replaces)
  const sum = (wanted: (row: { kind: EarningKind; day: string }) => boolean) =>
    rows.filter(wanted).reduce((total, { points }) => total + points, 0)
  return {
    kindDay: sum((row) => row.kind === kind && row.day === day),
    kindMonth: sum((row) => row.kind === kind),
    day: sum((row) => row.day === day),
  }
}
