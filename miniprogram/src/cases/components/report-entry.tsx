import { INBOX_PAGE } from '@linli/shared/notifications/subjects'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { tappable } from '@/platform/device/tappable'
import { useElderMode } from '@/platform/ui/elder-mode'
import { Icon } from '@/platform/ui/icon'
import type { IconName } from '@/platform/ui/icon-paths'
import { palette } from '@/platform/ui/palette'
import './report-entry.scss'

const report = () => Taro.navigateTo({ url: '/cases/pages/report/index' })

/** The one large 我要上报; in elder mode four large actions (EXPERIENCE). */
export function ReportEntry() {
  if (useElderMode()) return <FourActions />
  return (
    <View className="report-entry go-report" hoverClass="report-entry--down" {...tappable(report)}>
      <Icon name="camera" scale={2} colour={palette.card} />
      <View>
        <View className="report-entry__title">我要上报</View>
        <View className="report-entry__hint">拍张照片，说一句话，就有人管</View>
      </View>
    </View>
  )
}

const actions: { icon: IconName; title: string; className: string; onTap: () => void }[] = [
  { icon: 'camera', title: '我要上报', className: 'go-report', onTap: report },
  {
    icon: 'document',
    title: '我的事项',
    className: 'go-mine',
    onTap: () => Taro.navigateTo({ url: '/cases/pages/mine/index' }),
  },
  {
    icon: 'bell',
    title: '看消息',
    className: 'go-messages',
    onTap: () => Taro.navigateTo({ url: `/${INBOX_PAGE}` }),
  },
  {
    icon: 'phone',
    title: '打 12345',
    className: 'go-phone',
    // A refusal is the user's own: nothing to tell.
    onTap: () => Taro.makePhoneCall({ phoneNumber: '12345' }).catch(() => undefined),
  },
]

function FourActions() {
  return (
    <View className="four-actions">
      {actions.map(({ icon, title, className, onTap }, index) => (
        <View
          key={className}
          className={`four-actions__one ${className} ${index === 0 ? 'four-actions__one--first' : ''}`}
          hoverClass="report-entry--down"
          {...tappable(onTap)}
        >
          <Icon name={icon} scale={2} colour={index === 0 ? palette.card : palette.jade} />
          <View>{title}</View>
        </View>
      ))}
    </View>
  )
}
