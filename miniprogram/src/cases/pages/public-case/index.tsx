import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { fileUrl } from '@/platform/api/file-url'
import { signInPage, useSignedIn } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { useCountyQuery } from '@/platform/api/use-county'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { PhotoRow } from '@/platform/ui/photo-grid'
import { Screen } from '@/platform/ui/screen'
import { StatusTag, StatusTags } from '@/platform/ui/status-tag'
import { toast } from '@/platform/ui/tell'
import { Timeline } from '@/platform/ui/timeline'
import { sayWhen } from '@/platform/ui/when'
import type { PublicCase } from '../../case'
import '../../components/case-card.scss'
import { stageTag } from '../../say-now'

/** A case as everybody may see it; following it tells me how it goes on. */
export default function PublicCasePage() {
  const { id = '' } = useRouter().params
  const query = useCountyQuery('cases.publicView', { id })
  const signedIn = useSignedIn()
  const follow = useCommand('cases.follow')
  const one = query.data
  const take = async () => {
    if (!signedIn) return Taro.navigateTo({ url: signInPage })
    if (!(await follow.run({ id }))) return
    toast('已关注，有进展会通知您')
    Taro.redirectTo({ url: `/cases/pages/case/index?id=${id}` })
  }
  return (
    <Screen
      of={query}
      className="public-case"
      footer={
        one && (
          <Button block className="follow" busy={follow.busy} onTap={take}>
            我也遇到，关注进展
          </Button>
        )
      }
    >
      {one && (
        <>
          <Card title={one.title}>
            <StatusTags>
              <StatusTag {...stageTag(one.stage)} />
            </StatusTags>
            <View style={{ whiteSpace: 'pre-wrap' }}>{one.text}</View>
            <Photos title="处理前" photos={one.photos.filter(({ when }) => when === 'before')} />
            <Photos title="处理后" photos={one.photos.filter(({ when }) => when === 'after')} />
            <Row title="位置" value={`${one.communityName} ${one.gridName}`} />
            {one.address && <Row title="地址" value={one.address} />}
            {one.category && <Row title="类别" value={`${one.category.className} · ${one.category.name}`} />}
            {one.unit && <Row title="办理单位" value={one.unit.name} />}
            <View className="case-card__foot">
              编号 {one.number} · {sayWhen(one.createdAt)} 上报
              {one.followers > 0 && ` · ${one.followers} 人关注`}
            </View>
          </Card>
          <Card title="办理过程">
            <Timeline
              items={[...one.timeline]
                .reverse()
                .map(({ at, label }, index) => ({ id: `${at}-${index}`, at, title: label }))}
            />
          </Card>
        </>
      )}
    </Screen>
  )
}

function Photos({ title, photos }: { title: string; photos: PublicCase['photos'] }) {
  if (photos.length === 0) return null
  return (
    <>
      <View className="case-card__foot">{title}</View>
      <PhotoRow urls={photos.map(({ url }) => fileUrl(url))} />
    </>
  )
}
