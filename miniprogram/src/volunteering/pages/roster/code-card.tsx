import { useQuery } from '@/platform/api/use-query'
import { Card } from '@/platform/ui/card'
import { CheckInCode } from '@/platform/ui/check-in-code'

/** The code to check in and out. */
export function CodeCard({ id }: { id: string }) {
  const { data, reload, problem } = useQuery('volunteering.code', { id })
  if (data) return <CheckInCode code={data} hint="每 30 秒更换。到场和离开各扫一次。" onEnd={reload} />
  return problem ? <Card title="签到码">没有网络时请在下面的名单里点名，有网后自动上传。</Card> : null
}
