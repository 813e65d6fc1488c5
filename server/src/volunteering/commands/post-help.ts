import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { HALF_HOUR } from '@linli/shared/volunteering/hours'
import { locate } from '../../areas'
import { requireConsent } from '../../identity'
import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { holdHours } from '../help/pay'
import { arrange } from '../help/sides'
import { type HelpDoc, helpModel } from '../model-help'
import { type HelpView, presentHelp } from '../present/help'
import { watchWords } from '../words'
import { onceMore } from './check-in'

type Input = ParsedOf<(typeof volunteeringContract)['volunteering.postHelp']>

/** Nothing is arranged further ahead. */
const FURTHEST = 180 * 86_400_000

/** Offers help or asks for it, in the community where it is to be. */
export async function postHelp(context: Context, input: Input): Promise<HelpView> {
  await requireConsent(context)
  const { tenantId, actor } = context
  const from = Date.parse(input.from)
  if (from <= context.now() || from > context.now() + FURTHEST) throw new Problem('HELP_TIME')
  if (input.kind === 'offer' && (input.payment !== 'none' || input.relative !== undefined))
    throw new Problem('HELP_PAYMENT')
  const { community } = await locate(context, input.place)
  const words = [input.title, input.text, input.relative ?? ''].join('\n')
  const moderation = await judgeWords(context, words)
  return onceMore(() =>
    context.transact(async (tx) => {
      const one: HelpDoc = {
        ...{ _id: newId(), tenantId, ...unchained },
        ...{ areaId: community._id, areaName: community.name, areaLevel: 'community' },
        ...{ areaPath: community.path, areaIds: community.path.split('/').filter(Boolean) },
        ...{ kind: input.kind, skill: input.skill, title: input.title, text: input.text },
        ...{ relative: input.relative ?? null, place: input.place },
        ...{ from: new Date(from), to: new Date(from + input.halfHours * HALF_HOUR) },
        ...{ halfHours: input.halfHours, payment: input.payment },
        ...{ state: input.payment === 'pool' ? 'asked' : 'open', moderation, hidden: false, listed: false },
        ...{ authorId: actor.id, responderIds: [], partnerId: null, peopleIds: [] },
        ...{ confirmed: { helper: null, asker: null }, doneHalfHours: null, thanks: null },
        ...{ reports: [], flagged: false, judgement: null, createdAt: new Date(tx.now) },
      }
      arrange(one)
      if (one.payment === 'bank') await holdHours(tx, actor.id, one.halfHours)
      tx.append(
        'volunteering',
        one,
        one.state === 'asked' ? 'volunteering.helpAsked' : 'volunteering.helpPosted',
        {
          ...{ kind: one.kind, skill: one.skill, payment: one.payment },
        },
      )
      await watchWords(tx, 'help', one, words)
      await tx.insert(helpModel, one)
      return presentHelp(context, one, { session: tx.session })
    }),
  )
}
