import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { HourRecordDoc } from '../model-hours'

export type RecordView = Output<'volunteering.correctHours'>

export const presentRecord = (one: HourRecordDoc): RecordView => ({
  id: one._id,
  kind: one.kind,
  title: one.title,
  course: one.course,
  from: wireTime(one.from),
  to: wireTime(one.to),
  halfHours: one.halfHours,
  at: wireTime(one.at),
  standing: one.standing,
  correctsId: one.correctsId,
  reason: one.reason,
})
