import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Card } from './card'
import { QrPicture } from './qr-picture'
import './qr-picture.scss'

/** A code is asked for again no later than this, and no sooner than that, whatever the phone's clock says. */
const [soonest, latest] = [2_000, 30_000]

interface CheckInCodeProps {
  code: { svg: string; code: string; until: string }
  /** How it is to be used. */
  hint: string
  /** Asks for the next one. */
  onEnd: () => void
}

/** The code with which people check in to where it is shown, renewed as it ends. */
export function CheckInCode({ code, hint, onEnd }: CheckInCodeProps) {
  useEffect(() => {
    const timer = setTimeout(onEnd, Math.min(latest, Math.max(soonest, Date.parse(code.until) - Date.now())))
    return () => clearTimeout(timer)
  }, [code, onEnd])
  return (
    <Card title="签到码" className="check-in-code">
      <QrPicture svg={code.svg} label="签到二维码" />
      <Text className="soft ll-qr-words" selectable>
        {code.code}
      </Text>
      <View className="soft">{hint}</View>
    </Card>
  )
}
