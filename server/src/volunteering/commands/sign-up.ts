import { cancel, signUp as join } from '@linli/shared/volunteering/sign-up'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type ActivityDoc, activityModel } from '../model'
import { recordModel } from '../model-hours'
import { mayRead, mustOrganise } from '../policy'
import { type ActivityView, presentActivity } from '../present/activity'
import { cancelUntil, lineOf, ofRole, putList, signUpUntil } from '../roll'

/** Takes a place, or the last place in the line. The activity's version decides who of two was first. */
export async function signUp(
  context: Context,
  { id, roleId }: { id: string; roleId: string },
): Promise<ActivityView> {
  await requireConsent(context)
  return context.transact(async (tx) => {
    const one = await tx.load(activityModel, id)
    if (!mayRead(tx.actor, one)) throw new Problem('NOT_FOUND')
    if (one.state !== 'published' || one.moderation !== 'passed') throw new Problem('ACTIVITY_STATE')
    if (tx.now >= signUpUntil(one)) throw new Problem('SIGN_UP_CLOSED')
    const role = one.roles.find((other) => other.id === roleId)
    if (!role) throw new Problem('ROLE_UNKNOWN')
    const list = lineOf(one, tx.actor.id) ? null : join(ofRole(one, roleId), tx.actor.id, role.limit)
    if (!list) throw new Problem('SIGNED_UP')
    if (one.requiredCourse && !(await hasPassed(tx, one.requiredCourse)))
      throw new Problem('TRAINING_REQUIRED')
    // Who changes to another role keeps no line in the first one.
    one.signUps = one.signUps.filter((line) => line.accountId !== tx.actor.id || line.roleId === roleId)
    putList(one, roleId, list, tx.now)
    tx.append(
      'volunteering',
      one,
      'volunteering.signedUp',
      { roleId, state: lineOf(one, tx.actor.id)?.state },
      'quiet',
    )
    await tx.save(activityModel, one)
    return presentActivity(context, one, { session: tx.session })
  })
}

async function hasPassed(tx: Tx, course: string): Promise<boolean> {
  const { tenantId, session, actor } = tx
  const rows = await tx
    .model(recordModel)
    .find({ tenantId, accountId: actor.id, course }, { halfHours: 1, standing: 1 })
    .session(session)
    .lean()
  return rows.some(({ halfHours, standing }) => standing && halfHours > 0)
}

/** Takes somebody off a loaded activity and lets the next one move up, who is told. The caller saves. */
export function takeOff(tx: Tx, one: ActivityDoc, accountId: string, event: string): void {
  const line = lineOf(one, accountId)
  const role = one.roles.find(({ id }) => id === line?.roleId)
  const after = role && cancel(ofRole(one, role.id), accountId, role.limit)
  if (!after) throw new Problem('NOT_SIGNED_UP')
  const late = line?.state === 'in' && tx.now > cancelUntil(one)
  putList(one, role.id, after.list, tx.now)
  one.signUps = one.signUps.map((other) =>
    other.accountId === accountId && other.roleId === role.id ? { ...other, late } : other,
  )
  tx.append('volunteering', one, event, { accountId, late })
  if (after.moved.length > 0)
    tx.append('volunteering', one, 'volunteering.movedUp', { accountIds: after.moved })
}

/** Before the begin only: later the list says who should have come. */
function mustBeAhead(tx: Tx, one: ActivityDoc): void {
  if (one.state !== 'published') throw new Problem('ACTIVITY_STATE')
  if (tx.now >= one.startsAt.getTime()) throw new Problem('ACTIVITY_STARTED')
}

export function cancelSignUp(context: Context, { id }: { id: string }): Promise<ActivityView> {
  return context.transact(async (tx) => {
    const one = await tx.load(activityModel, id)
    if (!mayRead(tx.actor, one)) throw new Problem('NOT_FOUND')
    mustBeAhead(tx, one)
    takeOff(tx, one, tx.actor.id, 'volunteering.signUpCancelled')
    await tx.save(activityModel, one)
    return presentActivity(context, one, { session: tx.session })
  })
}

/** The reason is told to the person; it is kept in no event. */
export function removePerson(
  context: Context,
  { id, accountId, reason }: { id: string; accountId: string; reason: string },
): Promise<ActivityView> {
  return context.transact(async (tx) => {
    const one = await tx.load(activityModel, id)
    mustOrganise(tx.actor, one.areaPath)
    mustBeAhead(tx, one)
    takeOff(tx, one, accountId, 'volunteering.removed')
    one.signUps = one.signUps.map((line) =>
      line.accountId === accountId && line.state === 'cancelled'
        ? { ...line, late: false, removedFor: reason }
        : line,
    )
    await tx.save(activityModel, one)
    return presentActivity(context, one, { session: tx.session })
  })
}
