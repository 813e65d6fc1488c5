import type { Job } from '../../platform/feature'
import { resume } from '../commands/resume'
import { forEachDue } from './due-cases'

/**
 * Ends suspensions (挂账) whose time is over: the clock runs on with what was left, counted from when the suspension ended and not
 * from when this woke up. A second worker is refused by the rules (NOT_SUSPENDED).
 */
export const resumeJob: Job = {
  name: 'cases.resume',
  every: '1 minute',
  run: (services) =>
    forEachDue(
      services,
      'cases.resume',
      (now) => ({
        filter: { clockState: 'suspended', resumeAt: { $lte: new Date(now) } },
        field: 'resumeAt',
      }),
      (context, id) => resume(context, { id }),
    ),
}
