import { isUnsolvedWindowOpen, UNSOLVED_WINDOW_MS } from '@linli/shared/cases/rounds'
import type { Job } from '../../platform/feature'
import { takeStep } from '../step'
import { forEachDue } from './due-cases'

/** 综合评价 of cases that nobody called unsolved within the 15 days (DOMAIN §1). */
export const evaluateJob: Job = {
  name: 'cases.evaluate',
  every: '10 minutes',
  run: (services) =>
    forEachDue(
      services,
      'cases.evaluate',
      (now) => ({
        // The last moment of the 15 days still belongs to the resident.
        filter: { stage: 'closed', closedAt: { $lt: new Date(now - UNSOLVED_WINDOW_MS) } },
        field: 'closedAt',
      }),
      (context, id) =>
        takeStep(
          context,
          { id },
          {
            action: 'evaluate',
            // Opened again and closed again since it was found: its days begin anew.
            done: async (tx, one) =>
              one.stage !== 'closed' ||
              one.closedAt === null ||
              isUnsolvedWindowOpen(Number(one.closedAt), tx.now),
          },
        ),
    ),
}
