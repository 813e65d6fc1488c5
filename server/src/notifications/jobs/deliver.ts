import type { Job } from '../../platform/feature'
import { courierOf } from '../running'

/** Sends what is due again, and what a process that died has left: the backstop behind the kick after each commit. */
export const deliver: Job = {
  name: 'notifications.deliver',
  every: '15 seconds',
  run: async (services) => courierOf(services)?.drain(),
}
