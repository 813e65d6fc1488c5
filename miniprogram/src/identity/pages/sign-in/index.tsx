import { View } from '@tarojs/components'
import { useState } from 'react'
import { chooseTenant, useMe } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { recall } from '@/platform/device/storage'
import { Card } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { forgetCommunity } from '../../community'
import { CountyCard } from './county-card'
import { DemoCard } from './demo-card'
import './index.scss'
import { PasswordCard } from './password-card'
import { WechatCard } from './wechat-card'

/** Signing in where WeChat doesn't do it, choosing the county, and (demo) changing the account. */
export default function SignInPage() {
  const query = useQuery('identity.tenants', {})
  const me = useMe()
  const [chosen, setChosen] = useState(() => me?.tenant ?? recall<string>('tenant'))
  const items = query.data?.items ?? []
  const county = items.find(({ slug }) => slug === chosen) ?? items[0]

  /** Makes the county of this page that of the phone, just before signing in there. */
  const settle = () => {
    if (!county || county.slug === recall('tenant')) return
    chooseTenant(county.slug)
    forgetCommunity()
  }

  return (
    <Screen of={query} empty={items.length === 0} emptyText="这里还没有开通任何县" className="sign-in">
      <View className="sign-in__title">邻里</View>
      {county && (
        <>
          <CountyCard items={items} chosen={county.slug} onChoose={setChosen} />
          <WechatCard settle={settle} />
          {query.data?.demo && <DemoCard tenant={county.slug} settle={settle} />}
          <PasswordCard tenant={county.slug} settle={settle} />
        </>
      )}
      <Card title="还没有账号？">居民不用注册：在微信小程序“邻里”里打开就能用。</Card>
    </Screen>
  )
}
