import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { recall } from '@/platform/device/storage'
import { tappable } from '@/platform/device/tappable'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import type { Community } from '../community'
import './where-am-i.scss'

/** The county and community on show; a tap changes the community. */
export function WhereAmI({ community }: { community: Community | undefined }) {
  const me = useMe()
  // Who is signed in has the name with the account: no call for it.
  const counties = useQuery('identity.tenants', me ? null : {})
  const chosen = recall<string>('tenant')
  const items = counties.data?.items ?? []
  const county = me?.tenantName ?? (items.find(({ slug }) => slug === chosen) ?? items[0])?.name
  return (
    <View
      className="where"
      {...tappable(() => Taro.navigateTo({ url: '/identity/pages/community/index' }), {
        label: `${community ? `现在是${community.name}` : '还没有选社区'}，点一下更换`,
      })}
    >
      <Icon name="pin" colour={palette.jade} />
      <View className="where__names">
        <View className="where__community">{community?.name ?? '选择我的社区'}</View>
        {county && <View className="where__county">{county}</View>}
      </View>
      <View className="where__change">更换</View>
      <Icon name="forward" colour={palette.inkSoft} />
    </View>
  )
}
