import { createServer } from 'node:net'

/** Whether this program could listen on `port` of the given address right now. */
export const portIsFree = (port: number, host?: string) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })

/** Below the ports that systems give to outgoing connections (Linux: from 32768), above those that services have. */
const lowest = 18_000
const highest = 32_000

/**
 * A free port of 127.0.0.1 for a program that is started next. Drawn, not asked from the system: what the system hands out it may
 * give to the next connection as well, and a client that tries again and again to reach a dead server can be given that server's port.
 * @throws Error when a hundred draws found none
 */
export const freePort = async () => {
  for (let draws = 0; draws < 100; draws++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await portIsFree(port, '127.0.0.1')) return port
  }
  throw new Error(`no free port from ${lowest} to ${highest}`)
}
