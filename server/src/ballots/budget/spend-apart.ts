import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BudgetOutcome, Utility } from '@linli/shared/ballots/budget/outcome'
import type { BudgetVotes } from '@linli/shared/ballots/budget/votes'

export interface Work {
  votes: BudgetVotes
  utility: Utility
  seed: string
}

/** Built, it lies beside the server's one file (scripts/build/server); as source, beside this one, and wants TypeScript taught. */
function startThread(workerData: Work): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./spend-thread.js', import.meta.url), { workerData, env: {} })
  const loader = createRequire(import.meta.url).resolve('tsx/cjs/api')
  const program = fileURLToPath(new URL('./spend-thread.ts', import.meta.url))
  const source = `require(${JSON.stringify(loader)}).register(); require(${JSON.stringify(program)})`
  return new Worker(source, { eval: true, workerData })
}

/** `spendBudget` in a thread of its own: a county's budget takes seconds of pure computing, and meanwhile people vote. */
export async function spendApart(work: Work): Promise<BudgetOutcome> {
  const worker = startThread(work)
  try {
    return await new Promise<BudgetOutcome>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread that spends a budget ended with ${code}`)))
    })
  } finally {
    await worker.terminate()
  }
}
