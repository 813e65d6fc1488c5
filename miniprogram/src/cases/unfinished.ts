import type { Draft } from '@/platform/api/drafts'
import { notePhotos, photosOf } from '@/platform/api/kept-photos'
import type { Place } from '@/platform/device/place'
import { forget, recall, remember } from '@/platform/device/storage'

/** What was entered and not sent, for who leaves the page and comes back, or whose phone gave up. */
export interface Unfinished {
  text: string
  address: string
  visibility: 'public' | 'private'
  /** Where the pin was put by hand. */
  place?: Place
  /** The category chosen. */
  chosen?: { code: string; name: string }
}

const key = 'report-unfinished'
/** The name its photos are kept under. */
export const reportForm = 'report'

export const nothing: Unfinished = { text: '', address: '', visibility: 'public' }

/** What was left last time. Who has only moved the pin has begun nothing: he may stand elsewhere today. */
export function recallUnfinished(): Unfinished {
  const left = recall<Partial<Unfinished>>(key)
  return left?.text || photosOf(reportForm).length ? { ...nothing, ...left } : nothing
}

export const keepUnfinished = (unfinished: Unfinished): void => remember(key, unfinished)

export const dropUnfinished = (): void => forget(key)

/**
 * Puts a report that was refused back into the form, to be mended and sent anew. What is being entered there stays with it.
 * @returns the address of the page
 */
export function takeUp({ input, photos }: Draft): string {
  const { text, place, visibility, linkedCaseId, source } = input as unknown as Reported
  const now = recallUnfinished()
  keepUnfinished({
    text: [now.text, text].filter(Boolean).join('\n'),
    address: now.address || place.address || '',
    visibility,
    place: { lng: place.lng, lat: place.lat },
  })
  notePhotos(reportForm, [...photosOf(reportForm), ...(photos?.kept ?? [])])
  const query = Object.entries({ linked: linkedCaseId, source }).flatMap(([name, value]) =>
    value ? `${name}=${value}` : [],
  )
  return `/cases/pages/report/index?${query.join('&')}`
}

interface Reported {
  text: string
  place: Place & { address?: string }
  visibility: Unfinished['visibility']
  linkedCaseId?: string
  source?: string
}
