import { system } from '../../platform/actor'
import { createContext, type Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { Problem } from '../../platform/problem'
import { modelOn } from '../../platform/store/model'
import { removeFile } from '../commands/remove-file'
import { filesModel, type StoredFile } from '../model'

const DAY_MS = 86_400_000
/** A form that has not been sent after three days is not going to be; no upload takes a day. */
const KEPT: readonly (readonly [state: StoredFile['state'], keptMs: number])[] = [
  ['ready', 3 * DAY_MS],
  ['storing', DAY_MS],
]
const AT_ONCE = 5_000

async function sweep(services: Services): Promise<void> {
  const now = services.clock.now()
  for (const [state, keptMs] of KEPT) {
    const old = await modelOn(services.connection, filesModel)
      .find({ ownerId: null, state, createdAt: { $lt: new Date(now - keptMs) } }, { tenantId: 1 })
      .limit(AT_ONCE)
      .setOptions({ allTenants: 'uploads that nothing claimed' })
      .lean()
    for (const { _id, tenantId } of old) {
      const context = createContext(services, tenantId, system('files.sweep'))
      await context
        .transact(async (tx) => {
          const file = await tx.load(filesModel, _id)
          // Claimed or finished since it was looked up.
          if (file.ownerId === null && file.state === state) await removeFile(tx, _id)
        })
        .catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error
        })
    }
  }
}

/** Removes uploads that were never claimed, and what is left of uploads during which a process died. */
export const sweepJob: Job = { name: 'files.sweep', every: '30 3 * * *', run: sweep }
