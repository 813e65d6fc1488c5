import { INBOX_PAGE } from '@linli/shared/notifications/subjects'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { tappable } from '@/platform/device/tappable'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import { useUnread } from '../use-unread'
import './unread-row.scss'

/** "3 条新消息", when there are any; leads to the inbox. */
export function UnreadRow() {
  const { count } = useUnread()
  if (count === 0) return null
  return (
    <View className="unread-row" {...tappable(() => Taro.navigateTo({ url: `/${INBOX_PAGE}` }))}>
      <Icon name="bell" colour={palette.jade} />
      <View className="unread-row__words">{count} 条新消息</View>
      <Icon name="forward" colour={palette.jade} />
    </View>
  )
}
