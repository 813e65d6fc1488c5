import { features } from '../../../server/src/app'
import { createAuthenticator } from '../../../server/src/identity'
import { type ServerProcess, startProcess } from '../../../server/src/platform/process'
import type { County } from '../../support/county'

/** Another process on the county's database, with the same clock: what workers do at once. */
export function secondProcess({ server }: County): Promise<ServerProcess> {
  const { config, clock } = server.process.services
  return startProcess({ config: { ...config, PORT: 0 }, features, authenticator: createAuthenticator, clock })
}

/** Runs one job in both processes at once, twice. */
export async function everywhere(county: County, other: ServerProcess, job: string): Promise<void> {
  for (let round = 0; round < 2; round++)
    await Promise.all([county.server.runJob(job), other.jobs.run(job), county.server.runJob(job)])
}
