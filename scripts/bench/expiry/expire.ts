import { features } from '../../../server/src/app'
import { createAuthenticator } from '../../../server/src/identity'
import { system } from '../../../server/src/platform/actor'
import { readConfig } from '../../../server/src/platform/config'
import { createContext } from '../../../server/src/platform/context'
import { startProcess } from '../../../server/src/platform/process'
import { expireDue } from '../../../server/src/points/jobs/expire'

/** A process that does nothing but let points expire: what its memory and its speed are measured of. */
const config = readConfig({ ...process.env, PORT: '0' })
const server = await startProcess({ config, features, authenticator: createAuthenticator })
const context = createContext(server.services, process.env.BENCH_TENANT ?? '', system('bench'))
console.log('begins')
const started = performance.now()
await expireDue(context)
console.log(`ends ${(performance.now() - started).toFixed(0)}`)
await server.stop()
