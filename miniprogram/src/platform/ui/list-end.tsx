import { View } from '@tarojs/components'
import type { PageList } from '../api/use-page'
import { Button } from './button'
import './list-end.scss'

/** Below a list: that more is coming, that it failed, a way for the keyboard to go on, or that this was all. */
export function ListEnd({ page }: { page: PageList<unknown> }) {
  if (page.end) return <View className="ll-list-end">没有更多了</View>
  return (
    <View className="ll-list-end">
      {page.problem && !page.loading && <View>{page.problem.detail}</View>}
      <Button kind="text" busy={page.loading} className="list-more" onTap={page.more}>
        再看一些
      </Button>
    </View>
  )
}
