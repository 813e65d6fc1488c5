import { View } from '@tarojs/components'
import { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Screen } from '@/platform/ui/screen'
import { Sheet } from '@/platform/ui/sheet'
import { takeFinished } from '../../finished'
import { DoneSheet } from '../../parts/done-sheet'
import { FamilyCard } from '../../parts/family-card'
import { HeadCard } from '../../parts/head-card'
import { NoticeList } from '../../parts/notice-list'
import { OrdersCard } from '../../parts/orders-card'
import { PlaceCard } from '../../parts/place-card'
import { RoundsCard } from '../../parts/rounds-card'
import { PrimaryStep, StepRow } from '../../parts/step-starters'
import { TimelineCard } from '../../parts/timeline-card'
import { WaitingCard } from '../../parts/waiting-card'
import type { StaffAction } from '../../steps/accepts'
import { arrange } from '../../steps/arrange'
import { sayDone } from '../../steps/say-done'
import type { Outcome } from '../../steps/use-step'
import { useWaitingSteps } from '../../waiting'

/** A case as staff work on it: what it is, what must be seen, and the one obvious next step. */
export default function Work() {
  const { id = '' } = useRouter().params
  const query = useQuery('cases.view', { id })
  const [others, setOthers] = useState(false)
  const [done, setDone] = useState<string>()
  const view = query.data

  useDidHide(() => {
    setOthers(false)
    setDone(undefined)
  })
  useDidShow(() => {
    const finished = takeFinished(id)
    if (!finished) return
    query.setData(finished.answer)
    setDone(sayDone(finished.action, finished.answer))
  })

  const onOutcome = (action: StaffAction, outcome: Outcome) => {
    setOthers(false)
    setDone(undefined)
    if (outcome.kind === 'done') {
      query.setData(outcome.answer)
      setDone(sayDone(action, outcome.answer))
    } else if (outcome.kind === 'refused') query.reload()
  }

  // What waits on this phone is not offered a second time; once it is sent, the case is another.
  const pending = useWaitingSteps(id).filter(({ draft }) => !draft.refused)
  const { reload } = query
  const waited = useRef(0)
  useEffect(() => {
    if (pending.length < waited.current) reload()
    waited.current = pending.length
  }, [pending.length, reload])
  const steps =
    view &&
    arrange({
      ...view,
      abilities: view.abilities.filter(({ action }) => !pending.some((step) => step.action === action)),
    })
  return (
    <Screen of={query} className="work-page" footer={footer()}>
      {view && (
        <>
          <WaitingCard caseId={id} />
          <NoticeList view={view} />
          <HeadCard view={view} />
          <PlaceCard place={view.place} />
          <TimelineCard entries={view.timeline} />
          <OrdersCard supervisions={view.supervisions} whistles={view.whistles} />
          <RoundsCard rounds={view.rounds} reworks={view.reworks} />
          <FamilyCard
            parent={view.parent}
            merged={view.merged}
            mergedInto={view.mergedInto}
            linked={view.linked}
            assisting={view.children}
          />
          <Sheet title="其他办理" open={others} onClose={() => setOthers(false)}>
            <View className="other-steps">
              {steps?.others.map((ability) => (
                <StepRow key={ability.action} ability={ability} view={view} onOutcome={onOutcome} />
              ))}
            </View>
          </Sheet>
          <DoneSheet words={done} of={view} onOutcome={onOutcome} onClose={() => setDone(undefined)} />
        </>
      )}
    </Screen>
  )

  function footer() {
    if (!view || !steps || view.abilities.length === 0) return undefined
    const { primary, others: rest } = steps
    if (!primary && rest.length === 0) return undefined
    return (
      <>
        {rest.length > 0 && (
          <Button kind="plain" block={!primary} className="more-steps" onTap={() => setOthers(true)}>
            {primary ? '更多' : '更多办理'}
          </Button>
        )}
        {primary && <PrimaryStep ability={primary} view={view} onOutcome={onOutcome} />}
      </>
    )
  }
}
