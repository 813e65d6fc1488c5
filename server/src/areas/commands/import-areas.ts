import { isDeepStrictEqual } from 'node:util'
import { LEVELS } from '@linli/shared/areas/levels'
import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { centerOf } from '../geometry/outline'
import { type Drawn, type FeatureProblem, readFeatures } from '../geometry/read-features'
import { type AreaDoc, areaModel } from '../model'
import { EVERYWHERE, mustAdminister } from '../policy'

const MAX_NAMED = 500

/**
 * Imports areas from GeoJSON, all or nothing; a code that is known is brought up to date, one that has not changed is left
 * alone, and nothing is ever removed. Only an administrator of the whole county (AREA_FORBIDDEN).
 * @throws GEOMETRY_INVALID with a line for every broken feature
 */
export function importAreas(
  context: Context,
  { features }: Input<'areas.import'>,
): Promise<Output<'areas.import'>> {
  return context.transact(async (tx) => {
    const known = await loadAll(tx)
    const county = [...known.values()].find((area) => area.level === 'county')
    mustAdminister(tx.actor, county?.path ?? EVERYWHERE)
    const { drawn, problems } = readFeatures(features, asDrawn(known))
    if (problems.length > 0) throw geometryInvalid(problems)

    // Parents first: the path of an area begins with its parent's.
    const topDown = [...drawn].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    const created: AreaDoc[] = []
    let updated = 0
    for (const one of topDown) {
      const old = known.get(one.code)
      if (!old) {
        const area = newArea(tx, one, one.parentCode === null ? null : known.get(one.parentCode)!)
        tx.append('areas', area, 'areas.areaCreated', { level: area.level }, 'quiet')
        known.set(area.code, area)
        created.push(area)
      } else if (old.name !== one.name || !isDeepStrictEqual(old.polygon, one.polygon)) {
        await redraw(tx, old._id, one)
        updated++
      }
    }
    if (created.length > 0) await tx.model(areaModel).insertMany(created, { session: tx.session })
    return { created: created.length, updated }
  })
}

async function loadAll({ model, session, tenantId }: Tx): Promise<Map<string, AreaDoc>> {
  const all = await model(areaModel).find({ tenantId }).session(session).lean<AreaDoc[]>()
  return new Map(all.map((area) => [area.code, area]))
}

function asDrawn(known: ReadonlyMap<string, AreaDoc>): Drawn[] {
  const codes = new Map([...known.values()].map(({ _id, code }) => [_id, code]))
  return [...known.values()].map(({ code, name, level, parentId, polygon }) => ({
    ...{ code, name, level, polygon },
    parentCode: parentId === null ? null : codes.get(parentId)!,
  }))
}

function newArea(tx: Tx, { code, name, level, polygon }: Drawn, parent: AreaDoc | null): AreaDoc {
  const _id = newId()
  return {
    _id,
    tenantId: tx.tenantId,
    ...unchained,
    ...{ code, name, level, polygon },
    parentId: parent?._id ?? null,
    path: `${parent?.path ?? '/'}${_id}/`,
    center: centerOf(polygon),
  }
}

async function redraw(tx: Tx, id: string, { name, polygon }: Drawn): Promise<void> {
  const area = await tx.load(areaModel, id)
  Object.assign(area, { name, polygon, center: centerOf(polygon) })
  tx.append('areas', area, 'areas.areaChanged', {}, 'quiet')
  await tx.save(areaModel, area)
}

function geometryInvalid(problems: readonly FeatureProblem[]): Problem {
  const fields = problems.slice(0, MAX_NAMED).map(({ row, message }) => ({
    path: `features.${row - 1}`,
    message: `第${row}条：${message}`,
  }))
  return new Problem('GEOMETRY_INVALID', { fields, extra: { problemCount: problems.length } })
}
