import type { Role } from '@linli/shared/identity/roles'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMe } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Icon } from '@/platform/ui/icon'
import type { IconName } from '@/platform/ui/icon-paths'
import { palette } from '@/platform/ui/palette'
import { moderationPage, reportPage } from '../../case'
import './desk-entries.scss'

interface Entry {
  name: string
  text: string
  icon: IconName
  url: string
  /** Who sees the way; the server decides who may go it. */
  roles: readonly Role[]
}

const entries: readonly Entry[] = [
  {
    name: 'patrol',
    text: '巡查上报',
    icon: 'camera',
    url: reportPage('patrol'),
    roles: ['gridWorker', 'dispatcher'],
  },
  {
    name: 'phone',
    text: '电话登记',
    icon: 'phone',
    url: reportPage('phone'),
    roles: ['gridWorker', 'dispatcher'],
  },
  {
    name: 'moderation',
    text: '内容审核',
    icon: 'document',
    url: moderationPage,
    roles: ['dispatcher', 'supervisor'],
  },
  {
    name: 'ballots',
    text: '表决管理',
    icon: 'team',
    url: '/ballots/pages/desk/index',
    roles: ['council', 'administrator'],
  },
  {
    name: 'flagged',
    text: '举报和申诉',
    icon: 'bell',
    url: '/deliberation/pages/flagged/index',
    roles: ['council'],
  },
  {
    name: 'deliberation-rules',
    text: '议事规则',
    icon: 'team',
    url: '/deliberation/pages/rules/index',
    roles: ['administrator'],
  },
  {
    name: 'points',
    text: '积分管理',
    icon: 'star',
    url: '/points/pages/keep/index',
    roles: ['administrator', 'supervisor', 'evaluator'],
  },
  {
    name: 'shops',
    text: '积分商店',
    icon: 'shop',
    url: '/rewards/pages/shops/index',
    roles: ['administrator'],
  },
]

/** Ways from the desk: to put in what staff find or hear, and to look at what waits for publication. */
export function DeskEntries() {
  const held = (useMe()?.grants ?? []).map(({ role }) => role)
  const mine = entries.filter(({ roles }) => roles.some((role) => held.includes(role)))
  if (mine.length === 0) return null
  return (
    <View className="desk-entries">
      {mine.map(({ name, text, icon, url }) => (
        <Button
          key={name}
          kind="plain"
          block
          className={`desk-${name}`}
          onTap={() => Taro.navigateTo({ url })}
        >
          <Icon name={icon} colour={palette.jade} />
          {text}
        </Button>
      ))}
    </View>
  )
}
