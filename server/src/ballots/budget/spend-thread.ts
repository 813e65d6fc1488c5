import { parentPort, workerData } from 'node:worker_threads'
import { spendBudget } from '@linli/shared/ballots/budget/spend'
import type { Work } from './spend-apart'

/** The program of the thread: one budget, one answer. */
const { votes, utility, seed } = workerData as Work
parentPort?.postMessage(spendBudget(votes, utility, seed))
