import Taro from '@tarojs/taro'
import { Button } from '@/platform/ui/button'
import { useNow } from '@/platform/ui/use-now'
import type { Case } from '../../case'
import { isPastUnsolved, may, mayWork } from './abilities'
import type { WordsKind } from './words-sheet'

/** The one obvious next action of this person on this case, for the footer; undefined when there is none. */
export function useNextStep(one: Case | undefined, onWords: (kind: WordsKind) => void, onRate: () => void) {
  const now = useNow()
  if (!one) return undefined
  if (mayWork(one))
    return (
      <Button
        block
        className="go-work"
        onTap={() => Taro.navigateTo({ url: `/staff/pages/work/index?id=${one.id}` })}
      >
        处理
      </Button>
    )
  if (may(one, 'resubmit'))
    return (
      <Button block className="do-resubmit" onTap={() => onWords('resubmit')}>
        补充情况
      </Button>
    )
  const late = isPastUnsolved(one, now) && (
    <Button
      block
      kind="plain"
      className="do-linked"
      onTap={() => Taro.navigateTo({ url: `/cases/pages/report/index?linked=${one.id}` })}
    >
      又出现了，再报一次
    </Button>
  )
  const rate = may(one, 'rate') && !one.myRating && (
    <Button block className="do-rate" onTap={onRate}>
      评价
    </Button>
  )
  const unsolved = may(one, 'unsolved') && (
    <Button block kind="danger" className="do-unsolved" onTap={() => onWords('unsolved')}>
      {rate ? '没解决' : '没解决，要求重新办理'}
    </Button>
  )
  return late || unsolved || rate ? (
    <>
      {late}
      {unsolved}
      {rate}
    </>
  ) : undefined
}
