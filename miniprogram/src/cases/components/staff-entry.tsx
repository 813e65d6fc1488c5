import { ROLE_LABELS } from '@linli/shared/identity/roles'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMe } from '@/platform/api/session'
import { Card } from '@/platform/ui/card'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'

/** For people with a role: the way to their 工作台, before everything else. */
export function StaffEntry() {
  const grants = useMe()?.grants ?? []
  if (grants.length === 0) return null
  const roles = [...new Set(grants.map(({ role, areaName }) => `${areaName}${ROLE_LABELS[role]}`))]
  return (
    <Card
      className="staff-entry"
      title="工作台"
      extra={<Icon name="forward" colour={palette.jade} />}
      label="进入工作台"
      onTap={() => Taro.navigateTo({ url: '/staff/pages/desk/index' })}
    >
      <View>
        {roles.slice(0, 3).join('、')}
        {roles.length > 3 ? `等 ${roles.length} 个角色` : ''}：看等我办的事项
      </View>
    </Card>
  )
}
