import Taro from '@tarojs/taro'
import { Card, Row } from '@/platform/ui/card'

const open = (view: 'list' | 'map') => () =>
  Taro.navigateTo({ url: `/cases/pages/public/index?view=${view}` })

/** The way to what is public: list and map. */
export function PublicEntry() {
  return (
    <Card title="身边的事">
      <Row className="go-public" title="看公开的事项" value="列表" onTap={open('list')} />
      <Row className="go-map" title="在地图上看" value="地图" onTap={open('map')} />
    </Card>
  )
}
