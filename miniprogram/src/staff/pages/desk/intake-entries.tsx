import type { Role } from '@linli/shared/identity/roles'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMe } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import { reportPage } from '../../case'
import './intake-entries.scss'

const entries = [
  { source: 'patrol', text: '巡查上报', icon: 'camera' },
  { source: 'phone', text: '电话登记', icon: 'phone' },
] as const

/** Who enters what is found on patrol or heard on the telephone; the server checks it again. */
const enters: Role[] = ['gridWorker', 'dispatcher']

/** Ways to put in what staff find or hear. */
export function IntakeEntries() {
  const roles = (useMe()?.grants ?? []).map(({ role }) => role)
  if (!roles.some((role) => enters.includes(role))) return null
  return (
    <View className="desk-intake">
      {entries.map(({ source, text, icon }) => (
        <Button
          key={source}
          kind="plain"
          block
          className={`intake-${source}`}
          onTap={() => Taro.navigateTo({ url: reportPage(source) })}
        >
          <Icon name={icon} colour={palette.jade} />
          {text}
        </Button>
      ))}
    </View>
  )
}
