import type { Connection } from 'mongoose'
import type { Services } from '../platform/context'
import { type Courier, createCourier } from './delivery/courier'
import { createHub, type Hub } from './live/hub'

/** What lives as long as the process, by the connection that every context of the process shares. */
const running = new WeakMap<Connection, { courier: Courier; hub: Hub }>()

/** The courier of this process; undefined when it isn't attached (a tool that only writes). */
export const courierOf = ({ connection }: Pick<Services, 'connection'>): Courier | undefined =>
  running.get(connection)?.courier

/** The live streams of this process. */
export function hubOf({ connection }: Pick<Services, 'connection'>): Hub {
  const found = running.get(connection)
  if (!found) throw new Error('notifications are not attached to this process')
  return found.hub
}

/** Starts courier and hub with the process. */
export async function attach(services: Services): Promise<() => Promise<void>> {
  const courier = createCourier(services)
  const hub = createHub(services)
  running.set(services.connection, { courier, hub })
  return async () => {
    running.delete(services.connection)
    await Promise.all([courier.stop(), hub.stop()])
  }
}
