import { forget, recall, remember } from '@/platform/device/storage'

/** What was typed and not sent, for who leaves the page and comes back. */
export interface Unfinished {
  text: string
  address: string
  visibility: 'public' | 'private'
}

const key = 'report-unfinished'

export const recallUnfinished = (): Unfinished =>
  recall<Unfinished>(key) ?? { text: '', address: '', visibility: 'public' }

export const keepUnfinished = (unfinished: Unfinished): void => remember(key, unfinished)

export const dropUnfinished = (): void => forget(key)
