import { pageOf } from '@linli/shared/notifications/subjects'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { call } from '@/platform/api/client'
import type { Item } from '@/platform/api/contract'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import './notice-card.scss'

interface NoticeCardProps {
  notice: Item<'notifications.inbox'>
  /** Called once the server knows that it is read. */
  onRead: () => void
}

/** A message; a tap marks it as read and opens what it is about. */
export function NoticeCard({ notice: { id, at, title, body, read, subject }, onRead }: NoticeCardProps) {
  const page = subject && pageOf(subject)
  const open = () => {
    // Reading does not wait for the mark: it is set again on the next tap when this one is lost.
    if (!read) call('notifications.markRead', { ids: [id] }).then(onRead, () => undefined)
    if (page) Taro.navigateTo({ url: `/${page}` })
  }
  return (
    <Card
      className={`notice notice-${id} ${read ? 'notice--read' : ''}`}
      title={title}
      extra={read ? undefined : <StatusTag icon="bell" tone="jade" text="未读" />}
      label={`${read ? '' : '未读，'}${title}。${body}`}
      onTap={open}
    >
      <View className="notice__body">{body}</View>
      <View className="notice__when">{sayWhen(at)}</View>
    </Card>
  )
}
