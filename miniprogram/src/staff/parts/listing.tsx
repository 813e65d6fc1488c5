import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { PageList } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { Skeleton } from '@/platform/ui/skeleton'
import './listing.scss'

interface ListingProps<T> {
  of: PageList<T>
  empty: string
  draw: (item: T) => ReactNode
}

/** A long list under what stays on the page: loading, failed, empty, and the way to more. */
export function Listing<T>({ of, empty, draw }: ListingProps<T>) {
  if (!of.answered) return of.problem ? <Failed problem={of.problem} onRetry={of.reload} /> : <Skeleton />
  if (of.items.length === 0) return <Empty text={empty} icon="check" />
  return (
    <View>
      {of.problem && <View className="listing__note">没有刷新成功：{of.problem.detail}</View>}
      {of.items.map(draw)}
      {of.end ? (
        <View className="listing__note">共 {of.items.length} 件，已到底</View>
      ) : (
        <Button kind="plain" block busy={of.loading} className="listing-more" onTap={of.more}>
          显示更多
        </Button>
      )}
    </View>
  )
}
