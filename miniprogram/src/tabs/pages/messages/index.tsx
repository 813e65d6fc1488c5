import { Screen } from '@/platform/ui/screen'

/** 消息: what happened to my cases. */
export default function Messages() {
  return <Screen empty emptyText="还没有内容" />
}
