import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useDrafts } from '@/platform/api/drafts'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Icon } from '@/platform/ui/icon'
import { palette } from '@/platform/ui/palette'
import { Screen } from '@/platform/ui/screen'
import './index.scss'

const next = [
  '指挥中心审核，必要时网格员会先到现场看。',
  '派给负责的单位，并定下办好的时间。',
  '处理完有人核查，再请您评价。',
]

const home = () => Taro.switchTab({ url: '/tabs/pages/home/index' })

/** After 提交: that it arrived (or waits), and what happens next. */
export default function ReportedPage() {
  const { id, waiting } = useRouter().params
  const query = useQuery('cases.view', id ? { id } : null)
  const left = useDrafts().some(({ name }) => name === 'cases.report')
  if (waiting) return <Waiting left={left} />
  return (
    <Screen
      className="reported"
      footer={
        <Button
          block
          className="open-case"
          onTap={() => Taro.redirectTo({ url: `/cases/pages/case/index?id=${id}` })}
        >
          看办理进展
        </Button>
      }
    >
      <View className="reported__head">
        <Icon name="check" scale={3} colour={palette.jade} />
        <View className="reported__title">已经收到您的上报</View>
        {query.data && <View>编号 {query.data.number}</View>}
      </View>
      <Card title="接下来">
        {next.map((words, index) => (
          <View key={words} className="reported__step">
            <View className="reported__number">{index + 1}</View>
            <View>{words}</View>
          </View>
        ))}
        <View>每一步都会通知您，也可以随时在“我的事项”里看。</View>
      </Card>
      <Button kind="text" block className="go-home" onTap={home}>
        回首页
      </Button>
    </Screen>
  )
}

function Waiting({ left }: { left: boolean }) {
  return (
    <Screen
      className="reported"
      footer={
        <Button block className="go-home" onTap={home}>
          回首页
        </Button>
      }
    >
      <View className="reported__head">
        <Icon name={left ? 'clock' : 'check'} scale={3} colour={left ? palette.amber : palette.jade} />
        <View className="reported__title">{left ? '已经存在手机里' : '网络恢复，已经发出'}</View>
      </View>
      <Card>
        <View>
          {left
            ? '现在网络不通。有网络时会自动发出，只发一次，您不用再报。首页可以看到它还在等。'
            : '您的上报已经发出，可以在“我的事项”里看进展。'}
        </View>
      </Card>
    </Screen>
  )
}
