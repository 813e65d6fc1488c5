import type { casesContract } from '@linli/shared/cases/contract'
import type { Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { locate, unitsFor } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { findCategory } from '../category'
import { proposeCategories } from '../classifier/propose'
import { nearby } from './nearby'

type Suggestions = Output<'cases.suggest'>
type Where = Awaited<ReturnType<typeof locate>>

/** Proposes category and unit from words and place, and shows the same matter nearby. Proposals only: people decide. */
export async function suggest(
  context: Context,
  input: ParsedOf<(typeof casesContract)['cases.suggest']>,
): Promise<Suggestions> {
  const where = input.place ? await whereIs(context, input.place) : null
  const categories = await proposeCategories(context, input.text, where?.community._id ?? null)
  const code = input.categoryCode ?? categories[0]?.code
  if (code === undefined) return { categories, unit: null, duplicates: [] }
  return {
    categories,
    unit: await unitFor(context, code, where),
    duplicates: input.place ? await nearby(context, input.place, code) : [],
  }
}

/** A place outside of the county is told when it is reported; here it is only no help. */
async function whereIs(context: Context, place: { lng: number; lat: number }): Promise<Where | null> {
  try {
    return await locate(context, place)
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return null
    throw error
  }
}

async function unitFor(context: Context, code: string, where: Where | null): Promise<Suggestions['unit']> {
  const category = await findCategory(context, code)
  if (!category) return null
  const [unit] = await unitsFor(context, code, (where?.grid ?? where?.community)?.path)
  if (!unit) return null
  const place = where ? `，负责范围包括${where.community.name}` : ''
  return { id: unit._id, name: unit.name, why: `职责包括“${category.name}”${place}` }
}
