import { wireTime } from '@linli/shared/platform/schemas'
import { outInTime } from '@linli/shared/volunteering/activity'
import ical, { ICalCalendarMethod } from 'ical-generator'
import QRCode from 'qrcode'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { activityCode } from '../check-in-code'
import { mayRead, mustOrganise } from '../policy'
import { timesOf } from '../roll'
import { activityById } from './activities'

/** The code for the organiser's screen, as words and as a picture. */
export async function code(context: Context, { id }: { id: string }) {
  const one = await activityById(context, id)
  mustOrganise(context.actor, one.areaPath)
  if (one.state !== 'published') throw new Problem('ACTIVITY_STATE')
  if (!outInTime(context.now(), timesOf(one))) throw new Problem('CHECK_IN_TIME')
  const shown = activityCode(context, id, context.now())
  const svg = await QRCode.toString(shown.code, { type: 'svg', margin: 1 })
  return { code: shown.code, svg, until: wireTime(shown.until) }
}

/** The activity for the calendar of a phone (RFC 5545). */
export async function calendar(context: Context, { id }: { id: string }) {
  const one = await activityById(context, id)
  if (!mayRead(context.actor, one)) throw new Problem('NOT_FOUND')
  const file = ical({
    name: '邻里志愿活动',
    prodId: '//linli//volunteering//ZH',
    method: ICalCalendarMethod.PUBLISH,
  })
  file.createEvent({
    id: `${one._id}@linli`,
    stamp: one.createdAt,
    sequence: one.version,
    start: one.startsAt,
    end: one.endsAt,
    summary: one.title,
    location: one.place.address,
    description: [one.requirements, one.contact].filter(Boolean).join('\n'),
    ...(one.state === 'cancelled' && { status: 'CANCELLED' as never }),
  })
  return { name: `activity-${one._id}.ics`, text: file.toString() }
}
