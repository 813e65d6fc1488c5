import { type ReactNode, useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { toast } from '@/platform/ui/tell'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'

interface Freeze {
  /** Asks for the reason, and does it. */
  turn: (account: { id: string; name: string }, frozen: boolean) => void
  busy: boolean
  /** To be shown on the page. */
  sheet: ReactNode
}

/** Stopping an account from being spent, or letting it go: never without a reason that the person can read. */
export function useFreeze(onDone: () => void): Freeze {
  const freeze = useCommand('points.freeze')
  const [asked, ask] = useState<Asked>()
  const turn: Freeze['turn'] = ({ id, name }, frozen) =>
    ask({
      title: frozen ? `冻结${name}的积分` : `解冻${name}的积分`,
      label: '原因',
      hint: frozen
        ? '冻结后不能兑换也不能转给家人，新得的积分照记；本人能看到这个原因'
        : '解冻后马上可以兑换',
      ...{ min: 2, max: 200, yes: frozen ? '冻结' : '解冻' },
      send: async (reason) => {
        const done = Boolean(await freeze.run({ id, frozen, reason }))
        if (done) {
          toast(frozen ? '已冻结' : '已解冻')
          onDone()
        }
        return done
      },
    })
  const sheet = asked && <WordsSheet key={asked.title} asked={asked} onClose={() => ask(undefined)} />
  return { turn, busy: freeze.busy, sheet }
}
