import { moveUp, type SignUp } from '@linli/shared/volunteering/sign-up'
import type { ActivityDoc, SignUpLine } from './model'

const HOUR = 3_600_000

export const lineOf = (one: ActivityDoc, accountId: string): SignUpLine | undefined =>
  one.signUps.find((line) => line.accountId === accountId && line.state !== 'cancelled')

export const isIn = (one: ActivityDoc, accountId: string): boolean => lineOf(one, accountId)?.state === 'in'

export const ofRole = (one: ActivityDoc, roleId: string): SignUpLine[] =>
  one.signUps.filter((line) => line.roleId === roleId)

export const countIn = (lines: readonly SignUp[], state: SignUp['state']): number =>
  lines.filter((line) => line.state === state).length

/** Puts the list of one role back as the shared rules have changed it; who is new on it has signed up now. */
export function putList(one: ActivityDoc, roleId: string, list: readonly SignUp[], now: number): void {
  const before = new Map(ofRole(one, roleId).map((line) => [line.accountId, line]))
  const lines = list.map((line): SignUpLine => {
    const old = before.get(line.accountId)
    const again = !old || (old.state === 'cancelled' && line.state !== 'cancelled')
    return again ? { ...line, roleId, at: new Date(now), late: false } : { ...old, ...line }
  })
  one.signUps = [...one.signUps.filter((line) => line.roleId !== roleId), ...lines]
}

/** Fills the free places of every role. @returns who moved up */
export function fill(one: ActivityDoc, now: number): string[] {
  return one.roles.flatMap(({ id, limit }) => {
    const { list, moved } = moveUp(ofRole(one, id), limit)
    putList(one, id, list, now)
    return moved
  })
}

/** Until then one signs up. */
export const signUpUntil = (one: Pick<ActivityDoc, 'startsAt' | 'signUpHours'>): number =>
  one.startsAt.getTime() - one.signUpHours * HOUR

/** Cancelling later is noted as late. */
export const cancelUntil = (one: Pick<ActivityDoc, 'startsAt' | 'cancelHours'>): number =>
  one.startsAt.getTime() - one.cancelHours * HOUR

export const timesOf = ({ startsAt, endsAt }: Pick<ActivityDoc, 'startsAt' | 'endsAt'>) => ({
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
})
