import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { identityPersonalData } from '../personal-data'

/** Everything the county holds about the own person (PIPL art. 45): the account, and what each feature knows under its name. */
export async function exportMine(context: Context): Promise<Output<'identity.exportMine'>> {
  const { id } = context.actor
  const features: Record<string, unknown> = {}
  for (const [name, data] of context.personalData) {
    if (data !== identityPersonalData) features[name] = await data.collect(context, id)
  }
  const account = (await identityPersonalData.collect(context, id)) as Record<string, unknown>
  return { exportedAt: wireTime(context.now()), account, features }
}
