import type { Job } from '../../platform/feature'
import { modelOn } from '../../platform/store/model'
import { verdictsModel } from '../model'

const KEPT_MS = 7 * 86_400_000

/** Verdicts have long been applied, or belong to nobody. */
export const forgetVerdictsJob: Job = {
  name: 'moderation.forgetVerdicts',
  every: '10 4 * * *',
  async run({ connection, clock }) {
    await modelOn(connection, verdictsModel).deleteMany({ at: { $lt: new Date(clock.now() - KEPT_MS) } })
  },
}
