import { ROLE_LABELS } from '@linli/shared/identity/roles'
import { INBOX_PAGE } from '@linli/shared/notifications/subjects'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { StaffEntry } from '@/cases/components/staff-entry'
import { GuardianNeeded } from '@/identity/components/guardian-needed'
import { PhoneRow } from '@/identity/components/phone-row'
import { SignInCard } from '@/identity/components/sign-in-card'
import { leave } from '@/identity/enter'
import { useProfile } from '@/identity/use-profile'
import { call } from '@/platform/api/client'
import { refreshMe, signInPage } from '@/platform/api/session'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { setElderMode, useElderMode } from '@/platform/ui/elder-mode'
import { Screen } from '@/platform/ui/screen'
import { SwitchRow } from '@/platform/ui/switch-row'
import { confirm } from '@/platform/ui/tell'
import { ShopEntry } from '@/rewards/components/shop-entry'

const go = (page: string) => () => Taro.navigateTo({ url: `/identity/pages/${page}/index` })

/** 我的: who I am, how the app looks, what is kept about me. */
export default function Me() {
  const elder = useElderMode()
  const { me, signedIn } = useProfile()

  const changeElder = (on: boolean) => {
    setElderMode(on)
    // The phone has it already; with the account it is the same on the next phone.
    if (me) call('identity.updateMe', { elderMode: on }).then(refreshMe, () => undefined)
  }
  const leaveAll = async () => {
    const sure = await confirm({
      title: '退出所有设备？',
      text: '您在所有手机和电脑上的登录都会失效，需要重新登录。',
      yes: '全部退出',
      danger: true,
    })
    if (sure) await leave(true)
  }

  return (
    <Screen className="me">
      {!signedIn && <SignInCard />}
      {me && (
        <Card title={me.name || '邻里居民'} className="me-card">
          <View>{me.tenantName}</View>
          {me.grants.map((grant) => (
            <View key={grant.id}>
              {grant.areaName} · {ROLE_LABELS[grant.role]}
              {grant.unitName ? `（${grant.unitName}）` : ''}
            </View>
          ))}
        </Card>
      )}
      <StaffEntry />
      <ShopEntry />
      {me && (
        <Card>
          <Row
            title="我的事项"
            className="go-mine"
            onTap={() => Taro.navigateTo({ url: '/cases/pages/mine/index' })}
          />
          <Row
            title="消息"
            className="go-messages"
            onTap={() => Taro.navigateTo({ url: `/${INBOX_PAGE}` })}
          />
          <Row
            title="我的房屋"
            className="go-homes"
            onTap={() => Taro.navigateTo({ url: '/ballots/pages/homes/index' })}
          />
        </Card>
      )}
      <GuardianNeeded />
      <Card title="字和按钮">
        <SwitchRow
          className="elder-mode"
          title="长辈版"
          hint="字更大，按钮更大"
          on={elder}
          onChange={changeElder}
        />
      </Card>
      {me && (
        <Card title="积分">
          <Row
            title="我的积分"
            className="go-points"
            onTap={() => Taro.navigateTo({ url: '/points/pages/mine/index' })}
          />
          <Row
            title="积分兑换"
            className="go-rewards"
            onTap={() => Taro.navigateTo({ url: '/rewards/pages/catalogue/index' })}
          />
          <Row
            title="我的兑换"
            className="go-orders"
            onTap={() => Taro.navigateTo({ url: '/rewards/pages/orders/index' })}
          />
        </Card>
      )}
      {me && (
        <Card title="个人信息">
          <Row title="姓名和生日" value={me.name} className="go-profile" onTap={go('profile')} />
          <PhoneRow phone={me.phone} />
          <Row
            title="我的社区"
            value={me.communityName ?? '还没有选'}
            className="go-community"
            onTap={go('community')}
          />
          <Row
            title="监护人"
            value={me.needsGuardian ? '等家长同意' : '为孩子同意'}
            className="go-guardian"
            onTap={go('guardian')}
          />
        </Card>
      )}
      {me && (
        <Card title="账号">
          <Row title="隐私：导出和注销" className="go-privacy" onTap={go('privacy')} />
          {me.hasPassword && <Row title="密码和动态验证码" className="go-security" onTap={go('security')} />}
          <Row
            title="换账号、换县"
            className="go-sign-in"
            onTap={() => Taro.navigateTo({ url: signInPage })}
          />
        </Card>
      )}
      {me && (
        <View style={{ display: 'flex', flexDirection: elder ? 'column' : 'row', gap: '8px' }}>
          <Button kind="plain" block className="logout" onTap={() => leave(false)}>
            退出登录
          </Button>
          <Button kind="danger" block className="logout-all" onTap={leaveAll}>
            退出所有设备
          </Button>
        </View>
      )}
    </Screen>
  )
}
