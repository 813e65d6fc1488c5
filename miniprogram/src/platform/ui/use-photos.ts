import { useCallback, useEffect, useRef, useState } from 'react'
import { type KeptPhoto, letGo, notePhotos, photosOf } from '../api/kept-photos'
import { newKey } from '../api/key'
import { ApiProblem } from '../api/problem'
import { uploadPhoto } from '../api/upload'
import { photoStore } from '../device/photo-store'
import { choosePhotos, type LocalPhoto } from '../device/photos'
import { tellProblem, toast } from './tell'

export interface Photo extends LocalPhoto, KeptPhoto {
  state: 'uploading' | 'done' | 'failed'
  /** 0–100. */
  progress: number
  /** Whether the server does not want it: trying again is of no use. */
  refused?: boolean
}

const toKeep = ({ name, kind, size, fileId }: Photo): KeptPhoto => ({ name, kind, size, fileId })

interface PhotosOptions {
  /** Whether short videos are taken too. */
  video?: boolean
  /** Under this name they outlive the page: there again after a reload, a crash or a closed app, until `done`. */
  form?: string
}

/**
 * The photos of a form: chosen, uploaded at once, removed, tried again.
 * @param max how many may be attached
 */
export function usePhotos(max = 6, { video = false, form }: PhotosOptions = {}) {
  const [photos, setPhotos] = useState<Photo[]>([])
  const current = useRef(photos)
  /** What was left here last time is back: from then on what is on the screen is what is kept. */
  const restored = useRef<Promise<void>>()
  /** The page is left: what ends now is no longer noted, the form may be open anew. */
  const left = useRef(false)
  const set = useCallback(
    (change: (photos: Photo[]) => Photo[]) => {
      current.current = change(current.current)
      setPhotos(current.current)
      if (form && !left.current) notePhotos(form, current.current.map(toKeep))
    },
    [form],
  )
  const change = useCallback(
    (name: string, part: Partial<Photo>) =>
      set((all) => all.map((photo) => (photo.name === name ? { ...photo, ...part } : photo))),
    [set],
  )

  const upload = useCallback(
    async (photo: Photo) => {
      change(photo.name, { state: 'uploading', progress: 0, refused: false, fileId: undefined })
      try {
        const file = await uploadPhoto(photo.path, (progress) => change(photo.name, { progress }))
        change(photo.name, { state: 'done', progress: 100, fileId: file.id })
      } catch (problem) {
        tellProblem(problem)
        change(photo.name, { state: 'failed', refused: isRefusal(problem) })
      }
    },
    [change],
  )

  useEffect(() => {
    left.current = false
    const restore = async () => {
      const back = await Promise.all((form ? photosOf(form) : []).map(opened))
      if (left.current) return
      const there = back.flatMap((photo) => photo ?? [])
      if (form) set((all) => [...there, ...all])
      for (const photo of there) if (!photo.fileId) upload(photo)
    }
    restored.current = restore()
    return () => {
      left.current = true
    }
  }, [form, set, upload])

  const add = useCallback(
    async (source?: 'camera' | 'album') => {
      try {
        await restored.current
        const chosen = await choosePhotos({ count: max - current.current.length, source, video })
        const added = chosen.map<Photo>((photo) => ({
          ...photo,
          name: newKey() + (photo.kind === 'video' ? '.mp4' : '.jpg'),
          state: 'uploading',
          progress: 0,
        }))
        set((all) => [...all, ...added])
        await Promise.all([form && keep(added), ...added.map(upload)])
      } catch (problem) {
        tellProblem(problem)
      }
    },
    [max, video, form, set, upload],
  )

  /** The server has forgotten them (they waited here for days): all up again. */
  const renew = useCallback(() => Promise.all(current.current.map(upload)), [upload])

  return {
    photos,
    max,
    video,
    add,
    remove: (name: string) => {
      set((all) => all.filter((photo) => photo.name !== name))
      letGo([{ name }])
    },
    retry: (photo: Photo) => upload(photo),
    renew,
    /** The form is sent or given up: nothing is kept, but what a draft has. */
    done: () => {
      const gone = current.current
      set(() => [])
      letGo(gone)
    },
    /** Whether an upload is still under way. */
    uploading: photos.some((photo) => photo.state === 'uploading'),
    /** Ids of what has been uploaded, in order. */
    fileIds: photos.flatMap((photo) => photo.fileId ?? []),
    /** Whether the server has refused some: they must go. */
    refused: photos.some((photo) => photo.refused),
    /** Whether some could not be uploaded yet: then a draft takes them. */
    pending: photos.some((photo) => !photo.fileId),
    /** All of them, to hand on to a draft. */
    kept: photos.map(toKeep),
  }
}

export type Photos = ReturnType<typeof usePhotos>

async function opened(kept: KeptPhoto): Promise<Photo | undefined> {
  const path = await photoStore.path(kept.name)
  if (!path) return undefined
  return { ...kept, path, state: kept.fileId ? 'done' : 'uploading', progress: kept.fileId ? 100 : 0 }
}

async function keep(photos: Photo[]): Promise<void> {
  const kept = await Promise.all(photos.map(({ name, path }) => photoStore.put(name, path)))
  if (kept.includes(false)) toast('手机空间不够，请提交后再离开这一页')
}

const isRefusal = (problem: unknown) =>
  problem instanceof ApiProblem && !problem.isPassing && problem.status !== 401
