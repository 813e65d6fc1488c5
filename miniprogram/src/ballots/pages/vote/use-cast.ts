import type { Choice } from '@linli/shared/ballots/ballot'
import { useRef, useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { tellProblem } from '@/platform/ui/tell'
import { type BallotView, onTheWire, type Standing } from '../../ballot'
import { castSecretly } from '../../secret/cast'

/** Casts a vote, by name or secretly. `run` gives the receipt, or undefined when it failed and was told. */
export function useCast(ballot: BallotView, one: Standing) {
  const vote = useCommand('ballots.vote')
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const secretly = async (choice: Choice): Promise<string | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    // Lets the button say that it works: blinding keeps the phone busy for a moment.
    await new Promise((resolve) => setTimeout(resolve, 50))
    try {
      return await castSecretly(ballot, one, choice)
    } catch (problem) {
      tellProblem(problem)
      return undefined
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  const openly = async (choice: Choice) =>
    (await vote.run({ id: ballot.id, voterId: one.voterId, choice: onTheWire(choice) }))?.receipt

  return { run: ballot.secret ? secretly : openly, busy: busy || vote.busy }
}
