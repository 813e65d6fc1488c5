import type { Context } from '../../platform/context'
import { rulesOf } from '../rules/current'

/** The county's escalation ladder and the order of classes 04/05, with the version to hand back when changing them. */
export async function rules(context: Context) {
  const { version, ladder, classOrder } = await rulesOf(context)
  return { version, classOrder, ladder: ladder.map(({ percent, level }) => ({ percent, level })) }
}
