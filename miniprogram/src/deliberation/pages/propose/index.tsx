import { PROPOSAL_CATEGORIES } from '@linli/shared/deliberation/proposal'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useCommunity } from '@/identity/community'
import { call } from '@/platform/api/client'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import type { Place } from '@/platform/device/place'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Field, FieldFrame } from '@/platform/ui/field'
import { Filters } from '@/platform/ui/filters'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import { Screen } from '@/platform/ui/screen'
import { toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'
import { VoiceOrText } from '@/platform/ui/voice-or-text'
import { ProposalCard } from '../../components/proposal-list'
import { PlaceCard } from './place-card'

const CATEGORIES = PROPOSAL_CATEGORIES.map((label, i) => ({ value: String(i), label }))

/** Wait after the last letter before the server is asked for similar ones, milliseconds. */
const SETTLE = 600

/** A proposal: words, photos, for my community. Similar ones are shown before it is sent. */
export default function Propose() {
  const { previousTopicId } = useRouter().params
  const community = useCommunity()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [similar, setSimilar] = useState<Output<'deliberation.similar'>['items']>([])
  const photos = usePhotos(9)
  const [place, setPlace] = useState<Place>()
  const [address, setAddress] = useState('')
  const [category, setCategory] = useState(CATEGORIES.at(-1)!.value)
  const propose = useCommand('deliberation.propose')
  const areaId = community?.id

  useEffect(() => {
    if (!areaId || title.length + text.length < 4) return setSimilar([])
    let current = true
    const timer = setTimeout(() => {
      call('deliberation.similar', { title, text, areaId }).then(
        ({ items }) => current && setSimilar(items),
        // Only a hint: without it the proposal can be sent all the same.
        () => undefined,
      )
    }, SETTLE)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [title, text, areaId])

  const chooseCommunity = () => Taro.navigateTo({ url: '/identity/pages/community/index' })
  const send = async () => {
    if (!areaId) return toast('请先选择社区')
    if (title.trim().length < 4) return toast('标题至少写 4 个字')
    if (text.trim().length < 10) return toast('请写清楚为什么、怎么办，至少 10 个字')
    if (photos.uploading) return toast('照片还在上传，请稍等')
    const one = await propose.run({
      ...{ title, text, areaId, photos: photos.fileIds, category: PROPOSAL_CATEGORIES[Number(category)] },
      ...(previousTopicId && { previousTopicId }),
      ...(place && { place: { ...place, address } }),
    })
    if (!one) return
    toast(one.visibility === 'visible' ? '已提交，邻居可以附议了' : '已提交，检查通过后公开')
    Taro.redirectTo({ url: `/deliberation/pages/proposal/index?id=${one.id}` })
  }

  return (
    <Screen
      className="propose"
      footer={
        <Button block className="submit" busy={propose.busy} onTap={send}>
          提交提议
        </Button>
      }
    >
      {previousTopicId && <Card title="再次提出">这次提议会和以前的议题关联起来。</Card>}
      <Card title="说什么事">
        <Row
          title="哪个社区"
          value={community?.name ?? '请选择'}
          className="go-community"
          onTap={chooseCommunity}
        />
        <Field
          name="title"
          label="标题"
          required
          placeholder="例如：小区增设电动车充电棚"
          maxLength={40}
          value={title}
          error={propose.problem?.field('title')}
          onChange={setTitle}
        />
        <VoiceOrText
          name="text"
          label="为什么、怎么办"
          placeholder="现在有什么困难，希望怎么做"
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        <FieldFrame label="哪一类">
          <Filters name="category" options={CATEGORIES} value={category} onChange={setCategory} />
        </FieldFrame>
        <PhotoGrid photos={photos} />
      </Card>
      <PlaceCard place={place} address={address} onPlace={setPlace} onAddress={setAddress} />
      {similar.length > 0 && (
        <View className="similar">
          <Card title="有人提过类似的">如果是同一件事，打开附议就行，人多了更容易立项。</Card>
          {similar.map((one) => (
            <ProposalCard key={one.id} one={one} />
          ))}
        </View>
      )}
    </Screen>
  )
}
