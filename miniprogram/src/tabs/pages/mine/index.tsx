import { Screen } from '@/platform/ui/screen'

/** 我的事项: what I reported and what I follow. */
export default function Mine() {
  return <Screen empty emptyText="还没有内容" />
}
