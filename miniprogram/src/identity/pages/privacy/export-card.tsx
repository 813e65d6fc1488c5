import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/platform/api/client'
import { saveText } from '@/platform/device/save-text'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { tellProblem, toast } from '@/platform/ui/tell'

/** Everything kept about me as one file. */
export function ExportCard() {
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      const answer = await call('identity.exportMine', {})
      toast(
        await saveText(
          `邻里-我的数据-${answer.exportedAt.slice(0, 10)}.json`,
          JSON.stringify(answer, null, 2),
        ),
      )
    } catch (problem) {
      tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title="导出我的数据">
      <View>账号、上报、评价、消息，我们存的关于您的全部内容，一个文件。</View>
      <View style={{ height: '8px' }} />
      <Button block kind="plain" className="export" busy={busy} onTap={take}>
        导出
      </Button>
    </Card>
  )
}
