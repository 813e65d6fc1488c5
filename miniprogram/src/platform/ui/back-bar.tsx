import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { isWeapp } from '../device/env'
import { tappable } from '../device/tappable'
import './back-bar.scss'
import { Icon } from './icon'

const home = '/tabs/pages/home/index'

/** WeChat draws its own bar; h5 has none, and a page opened by a link has nothing to go back to but home. */
export function BackBar() {
  const { path } = useRouter()
  if (isWeapp || path.replace(/^\//, '').startsWith('tabs/')) return null
  const first = Taro.getCurrentPages().length < 2
  return (
    <View className="ll-back-bar">
      <View
        className="ll-back-bar__back"
        {...tappable(() => (first ? Taro.switchTab({ url: home }) : Taro.navigateBack()))}
      >
        <Icon name={first ? 'home' : 'back'} />
        {first ? '首页' : '返回'}
      </View>
    </View>
  )
}
