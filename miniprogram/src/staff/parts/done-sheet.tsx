import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef } from 'react'
import { Button } from '@/platform/ui/button'
import { Sheet } from '@/platform/ui/sheet'
import { type CaseView, deskPage, workPage } from '../case'
import type { StaffAction } from '../steps/accepts'
import { arrange } from '../steps/arrange'
import type { Outcome } from '../steps/use-step'
import { useNextTask } from '../use-next-task'
import { CaseCard } from './task-card'
import './done-sheet.scss'
import { PrimaryStep } from './step-starters'

interface DoneSheetProps {
  /** What was done, as a sentence; undefined: the sheet is closed. */
  words: string | undefined
  of: CaseView
  onOutcome: (action: StaffAction, outcome: Outcome) => void
  onClose: () => void
}

/** After a step: what it led to, and the next task at once. */
export function DoneSheet({ words, of, onOutcome, onClose }: DoneSheetProps) {
  const { task } = useNextTask(words === undefined ? null : of.id)
  // While it goes down it still says what it said.
  const said = useRef('')
  if (words) said.current = words
  return (
    <Sheet title={said.current} open={words !== undefined} onClose={onClose} footer={footer()}>
      {task && (
        <View className="done-sheet__next">
          <View className="done-sheet__label">下一件</View>
          <CaseCard of={task} reason={task.reason} onTap={() => go(task.id)} />
        </View>
      )}
      {task === null && <View className="done-sheet__next">没有其他待办了，辛苦了。</View>}
    </Sheet>
  )

  function footer() {
    const { primary } = arrange(of)
    if (task)
      return (
        <>
          {primary && <PrimaryStep ability={primary} view={of} onOutcome={onOutcome} />}
          <Button block kind={primary ? 'plain' : 'primary'} className="next-task" onTap={() => go(task.id)}>
            去办下一件
          </Button>
        </>
      )
    if (primary) return <PrimaryStep ability={primary} view={of} onOutcome={onOutcome} />
    return (
      <Button block kind="plain" className="back-to-desk" onTap={toDesk}>
        回工作台
      </Button>
    )
  }
}

/** In place of this case: back leads to the desk, however many cases were done in between. */
const go = (id: string) => Taro.redirectTo({ url: workPage(id) })

function toDesk() {
  const pages = Taro.getCurrentPages()
  const below = pages[pages.length - 2]
  if (below && deskPage.endsWith(below.route ?? '')) Taro.navigateBack()
  else Taro.redirectTo({ url: deskPage })
}
