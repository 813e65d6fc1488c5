import type { Context } from '../../platform/context'
import { levelOf } from '../policy'
import { type StepInput, takeStep } from '../step'

const HEIGHT = ['county', 'town', 'community', 'grid'] as const

/** 督办: orders the unit to answer; until it has, it can neither hand in nor return the case. */
export const supervise = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'supervise',
    effect: ({ tx, one, data }) => {
      const levels = context.actor.roles
        .filter(({ role, areaPath }) => role === 'supervisor' && one.place.gridPath.startsWith(areaPath))
        .map(levelOf)
      const level = HEIGHT.find((height) => levels.includes(height)) ?? 'community'
      const by = level === 'grid' ? 'community' : level
      one.supervisions = [
        ...one.supervisions,
        { at: tx.now, level: by, reason: input.reason ?? '', answeredAt: null },
      ]
      data.level = by
    },
  })
