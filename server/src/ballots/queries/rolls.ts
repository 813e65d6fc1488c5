import type { ballotsContract } from '@linli/shared/ballots/contract'
import { maskName, maskPhone } from '@linli/shared/identity/mask'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import { areaById } from '../../areas'
import { contactOf } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { decodeCursor } from '../../platform/store/paging'
import {
  type ClaimDoc,
  claimModel,
  type RevisionDoc,
  type RollDoc,
  type RollImportDoc,
  type RollUnitDoc,
  revisionModel,
  rollImportModel,
  rollModel,
  rollUnitModel,
} from '../model-rolls'
import { mustRun } from '../policy'
import { frozenRolls, presentRoll, rollRun } from '../rolls/load'
import { presentClaim } from '../rolls/present-claim'
import { presentImport } from '../rolls/present-import'
import { presentRevision } from '../rolls/present-revision'

type In<N extends keyof typeof ballotsContract> = ParsedOf<(typeof ballotsContract)[N]>

/** Rolls of the county, or of an area and all in it; nobody's name. */
export async function rolls(context: Context, { areaId }: In<'ballots.rolls'>) {
  const { tenantId } = context
  const area = areaId === undefined ? null : await areaById(context, areaId)
  const found = (await context
    .model(rollModel)
    .find({ tenantId })
    .sort({ areaId: 1, name: 1 })
    .lean()) as RollDoc[]
  const near = found.filter(
    ({ areaPath }) => !area || areaPath.startsWith(area.path) || area.path.startsWith(areaPath),
  )
  const frozen = await frozenRolls(context)
  return { items: near.map((roll) => presentRoll(roll, frozen.has(roll._id))) }
}

/** How far an import has come. */
export async function rollImport(context: Context, { id }: In<'ballots.rollImport'>) {
  const { tenantId } = context
  const found = (await context
    .model(rollImportModel)
    .findOne({ tenantId, _id: id })
    .lean()) as RollImportDoc | null
  if (!found) throw new Problem('NOT_FOUND')
  mustRun(context.actor, found.areaPath)
  return presentImport(found)
}

/** Units of a roll by their code, names masked. */
export async function rollUnits(context: Context, { id, q, cursor, limit }: In<'ballots.rollUnits'>) {
  const roll = await rollRun(context, id)
  const { tenantId } = context
  const after = decodeCursor(cursor)?.id
  const last = after === undefined ? '' : Buffer.from(after, 'base64url').toString('utf8')
  const rows = (await context
    .model(rollUnitModel)
    .find({
      ...{ tenantId, rollId: id, generation: roll.generation },
      ...(q?.trim() ? { unit: q.trim() } : last ? { unit: { $gt: last } } : {}),
    })
    .sort({ unit: 1 })
    .limit(limit + 1)
    .lean()) as RollUnitDoc[]
  const shown = rows.slice(0, limit)
  const end = shown.at(-1)
  return {
    items: shown.map(({ unit, area, owners }) => ({
      unit,
      area,
      owners: owners.map(({ name }) => maskName(name)),
    })),
    next: rows.length > limit && end ? cursorAt(end.unit) : null,
  }
}

/** A cursor of names: short ones fit as they are, long ones by their beginning. */
const cursorAt = (unit: string): string =>
  Buffer.from(JSON.stringify([0, Buffer.from(unit).subarray(0, 48).toString('base64url')])).toString(
    'base64url',
  )

/** Corrections of a roll, the latest first. */
export async function revisions(context: Context, { id, cursor, limit }: In<'ballots.revisions'>) {
  const roll = await rollRun(context, id)
  const page = await newestPage<RevisionDoc>(context.model(revisionModel) as never, {
    filter: { tenantId: context.tenantId, rollId: roll._id },
    ...{ field: 'createdAt', cursor, limit, now: context.now(), projection: { chainHash: 0 } },
  })
  return { items: page.rows.map((row) => presentRevision(context, row)), next: page.next }
}

/** Claims that wait, with what the roll says: who decides sees whether the name is on it. */
export async function claims(context: Context, { id, cursor, limit }: In<'ballots.claims'>) {
  const roll = await rollRun(context, id)
  const { tenantId } = context
  const page = await newestPage<ClaimDoc>(context.model(claimModel) as never, {
    filter: { tenantId, rollId: roll._id, state: 'pending' },
    ...{ field: 'createdAt', cursor, limit, now: context.now(), projection: { chainHash: 0 } },
  })
  const units = (await context
    .model(rollUnitModel)
    .find({
      tenantId,
      rollId: id,
      generation: roll.generation,
      unit: { $in: page.rows.map(({ unit }) => unit) },
    })
    .lean()) as RollUnitDoc[]
  const items = page.rows.map(async (claim) => {
    const owners = units.find(({ unit }) => unit === claim.unit)?.owners ?? []
    const phone = (await contactOf(context, claim.accountId))?.phone ?? null
    return {
      ...presentClaim(claim),
      ...{ name: claim.name, phone: phone && maskPhone(phone), at: wireTime(claim.createdAt) },
      owners: owners.map(({ name }) => maskName(name)),
      matches: owners.some(({ name }) => name === claim.name),
    }
  })
  return { items: await Promise.all(items), next: page.next }
}

/** The homes one has claimed. */
export async function myHomes(context: Context) {
  const { tenantId, actor } = context
  const found = (await context
    .model(claimModel)
    .find({ tenantId, accountId: actor.id })
    .sort({ createdAt: -1 })
    .limit(50)
    .lean()) as ClaimDoc[]
  return { items: found.map(presentClaim) }
}
