import { Screen } from '@/platform/ui/screen'

/** 首页: where am I, report, what is under way. */
export default function Home() {
  return <Screen empty emptyText="还没有内容" />
}
