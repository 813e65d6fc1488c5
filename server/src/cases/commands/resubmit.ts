import { locate } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { moveTo } from '../place'
import { type StepInput, takeStep } from '../step'

/** Answers a request for more: words, photos, and the right place when the first was wrong. */
export const resubmit = async (
  context: Context,
  input: StepInput & { place?: { lng: number; lat: number } | undefined },
) => {
  const { place } = input
  const areas = place && (await locate(context, place))
  return takeStep(context, input, {
    action: 'resubmit',
    photos: 'before',
    effect: ({ one }) => {
      if (!place || !areas) return
      if (areas.county._id !== one.place.countyId) throw new Problem('PLACE_OUTSIDE')
      moveTo(one, { ...place, address: one.place.address }, areas)
    },
  })
}
