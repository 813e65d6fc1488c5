import { View } from '@tarojs/components'
import { useQuery } from '@/platform/api/use-query'
import { sayWeight } from '../../say'

/** Whether the live participation is what a fresh count of the marks says. */
export function CountsPart({ id }: { id: string }) {
  const { data } = useQuery('ballots.counts', { id })
  if (!data) return null
  return (
    <View className={data.equal ? 'soft counts-equal' : 'warn'}>
      {data.equal
        ? '已和投票标记逐个核对，一致。'
        : `显示的是 ${sayWeight(data.cached.present)}，逐个数标记是 ${sayWeight(data.counted.present)}：请告诉技术人员。公布时只按选票计算。`}
    </View>
  )
}
