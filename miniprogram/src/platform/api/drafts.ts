import { useSyncExternalStore } from 'react'
import { onOnline } from '../device/network'
import { keepPhoto } from '../device/photos'
import { recall, remember } from '../device/storage'
import { call } from './client'
import type { Input, Name } from './contract'
import { newKey } from './key'
import { ApiProblem } from './problem'
import { uploadPhoto } from './upload'

/** A command that could not be sent yet, kept on this phone. */
export interface Draft {
  /** Its Idempotency-Key: however often it is sent, it happens once. */
  key: string
  name: Name
  input: Record<string, unknown>
  /** Photos still to be uploaded; their ids are added to `input[field]`. */
  photos?: { field: string; paths: string[] }
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

function set(next: Draft[]): void {
  drafts = next
  remember(storageKey, next)
  for (const listener of listeners) listener()
}

interface DraftOptions {
  title: string
  /** Key of a try whose outcome is unknown (`useCommand().pendingKey()`). */
  key?: string
  photos?: { field: string; paths: string[] }
}

/** Keeps a command; it is sent once the connection is back. */
export async function saveDraft<N extends Name>(
  name: N,
  input: Input<N>,
  options: DraftOptions,
): Promise<void> {
  const { title, key = newKey(), photos } = options
  const kept = photos && { field: photos.field, paths: await Promise.all(photos.paths.map(keepPhoto)) }
  set([
    ...drafts,
    { key, name, title, input: input as Record<string, unknown>, photos: kept, savedAt: Date.now() },
  ])
  sendDrafts()
}

/** Throws a draft away. */
export function dropDraft(key: string): void {
  set(drafts.filter((draft) => draft.key !== key))
}

let sending: Promise<void> | undefined

/** Sends what is kept, oldest first. What fails for want of a connection stays; what is refused is marked. */
export function sendDrafts(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(): Promise<void> {
  for (const draft of drafts.filter(({ refused }) => !refused)) {
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

async function send({ key, name, input, photos }: Draft): Promise<void> {
  let ready = input
  const paths = [...(photos?.paths ?? [])]
  while (photos && paths.length) {
    const { id } = await uploadPhoto(paths[0])
    paths.shift()
    ready = { ...ready, [photos.field]: [...((ready[photos.field] as string[]) ?? []), id] }
    // Kept at once: a photo that is up is not sent again after a crash.
    change(key, { input: ready, photos: { field: photos.field, paths: [...paths] } })
  }
  await call(name, ready as Input<Name>, { key })
}

function change(key: string, part: Partial<Draft>): void {
  set(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
}

/** To be called once, at launch: sends what is left over and listens for the connection. */
export function watchDrafts(): void {
  onOnline(sendDrafts)
  if (drafts.length) sendDrafts()
}

/** The commands that wait on this phone. */
export function useDrafts(): Draft[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => drafts,
  )
}
