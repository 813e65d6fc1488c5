import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import type { Services } from '../context'
import type { Job } from '../feature'

export interface JobRunner {
  /** Runs one job now in this process, whatever its plan. */
  run(name: string): Promise<void>
  /** Stops claiming and waits for the jobs under way. */
  stop(): Promise<void>
}

/**
 * Runs each job at its interval in one of the processes: Agenda claims it through the database, and a process that
 * dies gives it up after two minutes. Jobs are written so that a second run does no harm.
 */
export async function startJobs(
  services: Services,
  jobs: readonly Job[],
  scheduled: boolean,
): Promise<JobRunner> {
  const { connection, log } = services
  const byName = new Map(jobs.map((job) => [job.name, job]))
  async function run(name: string): Promise<void> {
    const job = byName.get(name)
    if (!job) throw new Error(`no job named ${name}`)
    await job.run(services)
  }
  if (!scheduled) return { run, stop: async () => undefined }

  const agenda = new Agenda({
    backend: new MongoBackend({
      mongo: connection.getClient().db(connection.name) as never,
      collection: 'jobs',
    }),
    processEvery: '5 seconds',
    defaultLockLifetime: 2 * 60_000,
  })
  for (const job of jobs) {
    agenda.define(job.name, async () => {
      try {
        await run(job.name)
      } catch (error) {
        log.error({ err: error, job: job.name }, 'job failed')
        throw error
      }
    })
  }
  agenda.on('error', (error: unknown) => log.error({ err: error }, 'jobs'))
  await agenda.start()
  for (const job of jobs) await plan(agenda, job)
  return { run, stop: () => agenda.drain().then(() => undefined) }
}

/**
 * Writes a job's plan down. Of several processes that start together, SecantusDB tells the second of two upserts of a row
 * nothing at all, which Agenda takes for a fault: asked again, it finds the row that the first has made.
 */
async function plan(agenda: Agenda, job: Job, tries = 5): Promise<void> {
  try {
    await agenda.every(job.every, job.name)
  } catch (error) {
    if (tries <= 1) throw error
    await plan(agenda, job, tries - 1)
  }
}
