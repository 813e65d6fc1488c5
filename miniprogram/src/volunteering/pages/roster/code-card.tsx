import { Image, Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Card } from '@/platform/ui/card'
import '../../components/lists.scss'

/** The code to check in and out, renewed as it ends. */
export function CodeCard({ id }: { id: string }) {
  const { data, reload, problem } = useQuery('volunteering.code', { id })
  useEffect(() => {
    if (!data) return undefined
    const timer = setTimeout(reload, Math.min(30_000, Math.max(2_000, Date.parse(data.until) - Date.now())))
    return () => clearTimeout(timer)
  }, [data, reload])
  if (!data)
    return problem ? <Card title="签到码">没有网络时请在下面的名单里点名，有网后自动上传。</Card> : null
  return (
    <Card title="签到码" className="code">
      {/* The place is square, and a browser's aspectFit doesn't enlarge. */}
      <Image
        className="qr"
        mode="scaleToFill"
        src={`data:image/svg+xml,${encodeURIComponent(data.svg)}`}
        ariaLabel="签到二维码"
      />
      <Text className="soft qr__words" selectable>
        {data.code}
      </Text>
      <View className="soft">每 30 秒更换。到场和离开各扫一次。</View>
    </Card>
  )
}
