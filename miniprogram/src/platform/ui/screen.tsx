import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { QueryState } from '../api/use-query'
import { BackBar } from './back-bar'
import { useElderMode } from './elder-mode'
import { Empty } from './empty'
import { Failed } from './failed'
import './screen.scss'
import { Skeleton } from './skeleton'

interface ScreenProps {
  /** The query or page list the content stands on: shows skeleton, failure with retry, or emptiness in its place. */
  of?: QueryState
  /** Shown instead of the content when `of` has answered and this is true. */
  empty?: boolean
  /** A sentence, or a whole <Empty>, for that case. */
  emptyText?: ReactNode
  /** Stays at the bottom of the screen: the one obvious next action. */
  footer?: ReactNode
  className?: string
  children?: ReactNode
}

/** The root of every page: paper, elder mode, and the four states loading / failed / empty / content. */
export function Screen({
  of,
  empty,
  emptyText = '这里还没有内容',
  footer,
  className = '',
  children,
}: ScreenProps) {
  const elder = useElderMode()
  return (
    <View
      className={`ll-screen ${elder ? 'll-screen--elder' : ''} ${footer ? 'll-screen--footed' : ''} ${className}`}
    >
      <BackBar />
      {content()}
      {footer && <View className="ll-screen__footer">{footer}</View>}
    </View>
  )

  function content() {
    if (of?.problem && !of.answered) return <Failed problem={of.problem} onRetry={of.reload} />
    if (of && !of.answered) return <Skeleton />
    if (empty) return typeof emptyText === 'string' ? <Empty text={emptyText} /> : emptyText
    return children
  }
}
