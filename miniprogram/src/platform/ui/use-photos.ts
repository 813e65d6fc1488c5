import { useCallback, useRef, useState } from 'react'
import { uploadPhoto } from '../api/upload'
import { choosePhotos, type LocalPhoto } from '../device/photos'
import { tellProblem } from './tell'

export interface Photo extends LocalPhoto {
  /** Unique within the grid. */
  key: string
  state: 'uploading' | 'done' | 'failed'
  /** 0–100. */
  progress: number
  /** The server's id, once uploaded. */
  fileId?: string
  /** What is wrong, when failed. */
  error?: string
}

let lastKey = 0

/**
 * The photos of a form: chosen, uploaded at once, removed, tried again.
 * @param max how many may be attached
 * @param video whether short videos are taken too
 */
export function usePhotos(max = 6, video = false) {
  const [photos, setPhotos] = useState<Photo[]>([])
  const current = useRef(photos)
  const set = useCallback((change: (photos: Photo[]) => Photo[]) => {
    current.current = change(current.current)
    setPhotos(current.current)
  }, [])
  const change = useCallback(
    (key: string, part: Partial<Photo>) =>
      set((all) => all.map((photo) => (photo.key === key ? { ...photo, ...part } : photo))),
    [set],
  )

  const upload = useCallback(
    async (photo: Photo) => {
      change(photo.key, { state: 'uploading', progress: 0, error: undefined })
      try {
        const file = await uploadPhoto(photo.path, (progress) => change(photo.key, { progress }))
        change(photo.key, { state: 'done', progress: 100, fileId: file.id })
      } catch (problem) {
        tellProblem(problem)
        change(photo.key, { state: 'failed', error: (problem as { detail?: string }).detail ?? '没有传上去' })
      }
    },
    [change],
  )

  const add = useCallback(
    async (source?: 'camera' | 'album') => {
      try {
        const chosen = await choosePhotos({ count: max - current.current.length, source, video })
        const added = chosen.map<Photo>((photo) => ({
          ...photo,
          key: `p${++lastKey}`,
          state: 'uploading',
          progress: 0,
        }))
        set((all) => [...all, ...added])
        await Promise.all(added.map(upload))
      } catch (problem) {
        tellProblem(problem)
      }
    },
    [max, video, set, upload],
  )

  return {
    photos,
    max,
    video,
    add,
    remove: (key: string) => set((all) => all.filter((photo) => photo.key !== key)),
    retry: (photo: Photo) => upload(photo),
    /** Whether an upload is still under way. */
    uploading: photos.some((photo) => photo.state === 'uploading'),
    /** Ids of what has been uploaded, in order. */
    fileIds: photos.flatMap((photo) => photo.fileId ?? []),
    /** What could not be uploaded yet, for a draft. */
    pendingPaths: photos.flatMap((photo) => (photo.fileId ? [] : photo.path)),
  }
}

export type Photos = ReturnType<typeof usePhotos>
