import { useMemo, useSyncExternalStore } from 'react'
import { onOnline } from '../device/network'
import { photoStore } from '../device/photo-store'
import { recall, remember } from '../device/storage'
import { call } from './client'
import type { Input, Name } from './contract'
import { alsoHolds, type KeptPhoto, letGo } from './kept-photos'
import { newKey } from './key'
import { ApiProblem } from './problem'
import { myId, subscribe, useMe } from './session'
import { uploadPhoto } from './upload'

/** A command that could not be sent yet, kept on this phone. */
export interface Draft {
  /** Its Idempotency-Key: however often it is sent, it happens once. */
  key: string
  name: Name
  input: Record<string, unknown>
  /** Its photos, uploaded or not; their ids are put into `input[field]` when it is sent. */
  photos?: { field: string; kept: KeptPhoto[] }
  /** Whose it is; only he sends it. Undefined: kept before the first sign-in. */
  by?: string
  /** For the list of drafts, Chinese. */
  title: string
  /** Epoch milliseconds. */
  savedAt: number
  /** Why the server refused it, Chinese; it stays until the user drops it. */
  refused?: string
}

const storageKey = 'drafts'
const listeners = new Set<() => void>()
let drafts: Draft[] = recall<Draft[]>(storageKey) ?? []

alsoHolds(() => drafts.flatMap(({ photos }) => photos?.kept ?? []))

function set(next: Draft[]): void {
  drafts = next
  remember(storageKey, next)
  for (const listener of listeners) listener()
}

interface DraftOptions {
  title: string
  /** Key of a try whose outcome is unknown (`useCommand().pendingKey()`). */
  key?: string
  /** Of a form whose photos are kept (`usePhotos().kept`); the draft holds them from now on. */
  photos?: { field: string; kept: KeptPhoto[] }
}

/** Keeps a command; it is sent once the connection is back. */
export function saveDraft<N extends Name>(name: N, input: Input<N>, options: DraftOptions): void {
  const { title, key = newKey(), photos } = options
  const mine = { by: myId(), savedAt: Date.now() }
  set([...drafts, { key, name, title, input: input as Record<string, unknown>, photos, ...mine }])
  sendDrafts()
}

/** Throws a draft away. */
export function dropDraft(key: string): void {
  const gone = drafts.find((draft) => draft.key === key)
  set(drafts.filter((draft) => draft !== gone))
  letGo(gone?.photos?.kept ?? [])
}

const isOf = (me: string | undefined) => (draft: Draft) => draft.by === undefined || draft.by === me

let sending: Promise<void> | undefined

/** Sends what is kept, oldest first. What fails for want of a connection stays; what is refused is marked. */
export function sendDrafts(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(): Promise<void> {
  for (const draft of drafts.filter(isOf(myId())).filter(({ refused }) => !refused)) {
    try {
      await send(draft)
      dropDraft(draft.key)
    } catch (problem) {
      const refused = problem instanceof ApiProblem && !problem.isPassing && problem.status !== 401
      if (!refused) return
      change(draft.key, { refused: problem.detail })
    }
  }
}

async function send(draft: Draft): Promise<void> {
  const { key, name, photos } = draft
  const attempt = async (kept: KeptPhoto[] | undefined) =>
    call(name, (await withPhotos(draft, kept)) as Input<Name>, { key })
  try {
    await attempt(photos?.kept)
  } catch (problem) {
    if (!photos || !(problem instanceof ApiProblem) || problem.code !== 'FILE_UNKNOWN') throw problem
    // It waited so long that the server has forgotten the uploads: nothing has happened yet, so it may go with others.
    await attempt(photos.kept.map((photo) => ({ ...photo, fileId: undefined })))
  }
}

/** The input with the ids of all photos; those not up yet are uploaded. */
async function withPhotos({ key, input, photos }: Draft, kept: KeptPhoto[] = []): Promise<object> {
  if (!photos) return input
  const ready = [...kept]
  for (const [index, photo] of kept.entries()) {
    if (photo.fileId) continue
    const path = await photoStore.path(photo.name)
    if (!path) throw new ApiProblem(422, 'PHOTO_LOST', '有照片已经不在手机里，请打开改一改再发。')
    ready[index] = { ...photo, fileId: (await uploadPhoto(path)).id }
    // Kept at once: a photo that is up is not sent again after a crash.
    change(key, { photos: { field: photos.field, kept: [...ready] } })
  }
  return { ...input, [photos.field]: ready.map(({ fileId }) => fileId) }
}

function change(key: string, part: Partial<Draft>): void {
  set(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
}

/** To be called once, at launch: sends what is left over, and listens for the connection and for who signs in. */
export function watchDrafts(): void {
  const sendMine = () => {
    if (drafts.some(isOf(myId()))) sendDrafts()
  }
  onOnline(sendMine)
  subscribe(sendMine)
  sendMine()
}

/** What the user has waiting on this phone. */
export function useDrafts(): Draft[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => drafts,
  )
  const me = useMe()?.id
  return useMemo(() => all.filter(isOf(me)), [all, me])
}
