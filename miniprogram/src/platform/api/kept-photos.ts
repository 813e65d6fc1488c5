import { photoStore } from '../device/photo-store'
import type { LocalPhoto } from '../device/photos'
import { recall, remember } from '../device/storage'

/** A photo of something not sent yet, whose bytes are in the photo store under `name`. */
export interface KeptPhoto extends Pick<LocalPhoto, 'size' | 'kind'> {
  name: string
  /** The server's id, once it is up. The server forgets uploads that nothing claims within three days. */
  fileId?: string
}

interface Form {
  photos: KeptPhoto[]
  /** Epoch milliseconds of the last change. */
  at: number
}

const place = 'form-photos'
/** A form that nobody has come back to for so long is given up, milliseconds. */
const givenUpAfter = 14 * 86_400_000

// Read afresh each time: another tab of the browser has its forms here too.
const forms = () => recall<Record<string, Form>>(place) ?? {}

/** The photos of a form as last left. */
export const photosOf = (form: string): KeptPhoto[] => forms()[form]?.photos ?? []

/** Notes which photos a form has. Their bytes are the caller's to put, after this: what no form and no draft has is swept. */
export function notePhotos(form: string, photos: KeptPhoto[]): void {
  const { [form]: before, ...others } = forms()
  if (JSON.stringify(before?.photos ?? []) === JSON.stringify(photos)) return
  remember(place, photos.length ? { ...others, [form]: { photos, at: Date.now() } } : others)
}

const holders: (() => KeptPhoto[])[] = []

/** Names somebody else who has photos: what he has is not dropped. */
export function alsoHolds(photos: () => KeptPhoto[]): void {
  holders.push(photos)
}

const held = () =>
  new Set(
    [...Object.values(forms()).flatMap(({ photos }) => photos), ...holders.flatMap((photos) => photos())].map(
      ({ name }) => name,
    ),
  )

/** Drops the bytes of photos that no form and no draft has any longer. */
export async function letGo(photos: Pick<KeptPhoto, 'name'>[]): Promise<void> {
  const still = held()
  await Promise.all(photos.filter(({ name }) => !still.has(name)).map(({ name }) => photoStore.drop(name)))
}

/** To be called at launch: forgets forms long given up, and drops what a crash has left behind. */
export async function sweepPhotos(now = Date.now()): Promise<void> {
  const all = Object.entries(forms())
  const live = all.filter(([, { at }]) => now - at < givenUpAfter)
  if (live.length < all.length) remember(place, Object.fromEntries(live))
  await letGo((await photoStore.names()).map((name) => ({ name })))
}
