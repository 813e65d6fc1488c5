import { browserStore } from './browser-store'
import { isWeapp } from './env'
import { weappStore } from './weapp-store'

/** Photos and videos that outlive the app, by a name of ours. Whoever puts one drops it: see api/kept-photos. */
export interface PhotoStore {
  /**
   * Copies what was chosen.
   * @param path as given by choosePhotos
   * @returns false when the phone has no room for it, or keeps nothing (private browsing)
   */
  put(name: string, path: string): Promise<boolean>
  /** Where it can be shown and uploaded from; undefined when it is gone. */
  path(name: string): Promise<string | undefined>
  drop(name: string): Promise<void>
  /** All that are there. */
  names(): Promise<string[]>
}

export const photoStore: PhotoStore = isWeapp ? weappStore() : browserStore()
