import { sayTyped } from '@linli/shared/rewards/orders'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { brighten } from '@/platform/device/screen-light'
import { named } from '@/platform/device/tappable'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { QrPicture } from '@/platform/ui/qr-picture'
import './voucher.scss'

/** How often the page looks whether the shop has taken it, milliseconds. */
const lookEvery = 5_000
/** No code is asked for more often than this, whatever the server says. */
const atLeast = 2_000

interface VoucherCardProps {
  id: string
  /** Looks at the order again. */
  onLook: () => void
}

/** The code to show in the shop, bright, renewed by itself; it looks whether it has been taken. */
export function VoucherCard({ id, onLook }: VoucherCardProps) {
  const { data, problem, loading, reload } = useQuery('rewards.voucher', { id })
  const [left, setLeft] = useState<number>()
  useEffect(brighten, [])
  useEffect(() => {
    const timer = setInterval(onLook, lookEvery)
    return () => clearInterval(timer)
  }, [onLook])
  useEffect(() => {
    if (!data) return undefined
    // By how long, not by when: the phone's clock may be wrong.
    const end = Date.now() + Math.max(atLeast, data.renewIn)
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    const renewal = setTimeout(reload, end - Date.now())
    return () => {
      clearInterval(timer)
      clearTimeout(renewal)
    }
  }, [data, reload])

  const isOld = data !== undefined && left === 0 && problem !== undefined
  if (!data || isOld)
    return (
      <Card title="兑换券" className="voucher">
        <View>{problem ? problem.detail : '正在取兑换码…'}</View>
        {problem && (
          <Button kind="plain" className="voucher-again" busy={loading} onTap={reload}>
            再试一次
          </Button>
        )}
      </Card>
    )
  return (
    <Card title="兑换券" className="voucher">
      <View>请店员扫码，领取后自动变为“已领取”。</View>
      <QrPicture svg={data.svg} label="兑换二维码" className="voucher__qr" />
      <View className="voucher__left">{left === undefined ? '' : `${left} 秒后自动更换`}</View>
      <View className="voucher__spoken">扫不了码？请店员输入这 8 位数字</View>
      <Text className="voucher__code" selectable {...named('text', data.number.split('').join(' '))}>
        {sayTyped(data.number)}
      </Text>
    </Card>
  )
}
