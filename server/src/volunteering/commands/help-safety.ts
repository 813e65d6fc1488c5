import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { drawFromPool } from '../help/pay'
import { arrange, mustRead } from '../help/sides'
import { blockIdOf, blockModel, helpModel } from '../model-help'
import { mustOrganise } from '../policy'
import { onceMore } from './check-in'

type Done = { done: true }
const DONE: Done = { done: true }

/** Tells the organisers that something is not right. Who reports again changes his words. */
export function reportHelp(context: Context, { id, reason }: { id: string; reason: string }): Promise<Done> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(helpModel, id)
      await mustRead(tx, one, tx.session)
      const accountId = tx.actor.id
      if (one.authorId === accountId) throw new Problem('OWN_HELP')
      const others = one.reports.filter((report) => report.accountId !== accountId)
      one.reports = [...others, { accountId, reason, at: new Date(tx.now) }]
      // The organisers are told once while it waits for them.
      const first = !one.flagged
      one.flagged = true
      tx.append('volunteering', one, 'volunteering.helpReported', {}, first ? undefined : 'quiet')
      await tx.save(helpModel, one)
      return DONE
    }),
  )
}

/** An organiser takes it from the public, or leaves it there. Nobody judges what he wrote himself. */
export function hideHelp(
  context: Context,
  { id, hide, reason }: { id: string; hide: boolean; reason: string },
): Promise<Done> {
  return context.transact(async (tx) => {
    const one = await tx.load(helpModel, id)
    mustOrganise(tx.actor, one.areaPath)
    if (one.authorId === tx.actor.id) throw new Problem('OWN_HELP')
    Object.assign(one, { hidden: hide, judgement: reason })
    one.flagged = false
    arrange(one)
    tx.append(
      'volunteering',
      one,
      hide ? 'volunteering.helpHidden' : 'volunteering.helpKept',
      {},
      hide ? undefined : 'quiet',
    )
    await tx.save(helpModel, one)
    return DONE
  })
}

/** Hours of the public pool for who has none, decided by an organiser. */
export function grantHelp(context: Context, { id, grant }: { id: string; grant: boolean }): Promise<Done> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(helpModel, id)
      mustOrganise(tx.actor, one.areaPath)
      if (one.authorId === tx.actor.id) throw new Problem('OWN_HELP')
      if (one.state !== 'asked') throw new Problem('HELP_STATE')
      if (grant) await drawFromPool(tx, one)
      one.state = grant ? 'open' : 'cancelled'
      arrange(one)
      tx.append('volunteering', one, 'volunteering.helpGranted', { grant })
      await tx.save(helpModel, one)
      return DONE
    }),
  )
}

/** Blocks somebody whom one met through an offer or request: each is then nobody to the other, also in what comes later. */
export function blockPerson(
  context: Context,
  { id, accountId }: { id: string; accountId: string },
): Promise<Done> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const { tenantId, session, actor } = tx
      const one = await tx.load(helpModel, id)
      await mustRead(tx, one, session)
      // Only people of this one: nobody blocks by guessing ids.
      if (accountId === actor.id || !one.peopleIds.includes(accountId)) throw new Problem('NOT_FOUND')
      const _id = blockIdOf(actor.id, accountId)
      const blocks = tx.model(blockModel)
      if (!(await blocks.exists({ _id, tenantId }).session(session)))
        await blocks.create(
          [{ _id, tenantId, accountId: actor.id, blockedId: accountId, at: new Date(tx.now) }],
          { session },
        )
      return DONE
    }),
  )
}

export function unblock(context: Context, { accountId }: { accountId: string }): Promise<Done> {
  return context.transact(async (tx) => {
    const { tenantId, session, actor } = tx
    await tx.model(blockModel).deleteOne({ _id: blockIdOf(actor.id, accountId), tenantId }, { session })
    return DONE
  })
}
