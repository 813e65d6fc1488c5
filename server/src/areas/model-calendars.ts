import type { Holiday } from '@linli/shared/cases/calendar'
import { Schema } from 'mongoose'
import { tenantModel } from '../platform/store/model'
import type { Aggregate } from '../platform/store/transact'

/** The State Council's list of one year, as the county has imported it last. */
export interface CalendarDoc extends Aggregate {
  year: number
  days: Holiday[]
  importedAt: Date
}

/** The same year has a calendar in every county, so the id names both. */
export const calendarId = (tenantId: string, year: number): string => `calendar-${year}-${tenantId}`

export const calendarModel = tenantModel<CalendarDoc>(
  'calendars',
  new Schema<CalendarDoc>(
    {
      _id: String,
      tenantId: { type: String, required: true },
      version: { type: Number, required: true },
      chainHash: { type: String, default: '' },
      year: { type: Number, required: true },
      days: { type: Schema.Types.Mixed, required: true },
      importedAt: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ tenantId: 1, year: 1 }, { unique: true }),
)
