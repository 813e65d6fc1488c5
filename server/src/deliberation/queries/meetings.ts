import { wireTime } from '@linli/shared/platform/schemas'
import ical, { ICalCalendarMethod } from 'ical-generator'
import QRCode from 'qrcode'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { checkInCode } from '../check-in-code'
import { type MeetingDoc, meetingModel } from '../model'
import { mustCouncil } from '../policy'
import { presentMeeting } from '../present/meeting'

async function meetingById(context: Context, id: string): Promise<MeetingDoc> {
  const { tenantId } = context
  const one = (await context.model(meetingModel).findOne({ _id: id, tenantId }).lean()) as MeetingDoc | null
  if (!one) throw new Problem('NOT_FOUND')
  return one
}

export const meeting = async (context: Context, { id }: { id: string }) =>
  presentMeeting(context, await meetingById(context, id))

/** The code for the screen of the room, as words and as a picture. */
export async function meetingCode(context: Context, { id }: { id: string }) {
  const one = await meetingById(context, id)
  mustCouncil(context.actor, one.areaPath)
  if (one.state !== 'open') throw new Problem('MEETING_STATE')
  const { code, until } = checkInCode(context, id, context.now())
  return { code, svg: await QRCode.toString(code, { type: 'svg', margin: 1 }), until: wireTime(until) }
}

/** The meeting for the calendar of a phone (RFC 5545): the sum of its agenda is how long it takes. */
export async function meetingCalendar(context: Context, { id }: { id: string }) {
  const one = await meetingById(context, id)
  const minutes = one.agenda.reduce((sum, item) => sum + item.minutes, 0)
  const calendar = ical({
    name: '邻里议事',
    prodId: '//linli//deliberation//ZH',
    method: ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${one._id}@linli`,
    stamp: one.announcedAt,
    sequence: one.version,
    start: one.at,
    end: new Date(one.at.getTime() + minutes * 60_000),
    summary: one.title,
    location: one.place,
    description: one.agenda.map((item, i) => `${i + 1}. ${item.title}`).join('\n'),
    ...(one.state === 'cancelled' && { status: 'CANCELLED' as never }),
  })
  return { name: `meeting-${one._id}.ics`, text: calendar.toString() }
}
