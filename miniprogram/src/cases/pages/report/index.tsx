import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useSubscribe } from '@/notifications/use-subscribe'
import { saveDraft } from '@/platform/api/drafts'
import { signInPage, useSignedIn } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { isOnline } from '@/platform/device/network'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { confirm, toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'
import { CategoryPart } from './category-part'
import { DuplicatesPart } from './duplicates-part'
import './index.scss'
import { dropUnfinished, keepUnfinished, nothing, recallUnfinished, reportForm } from '../../unfinished'
import { PlacePart } from './place-part'
import { useSpot } from './use-spot'
import { useSuggestion } from './use-suggestion'
import { WordsPart } from './words-part'

const visibilities = [
  { value: 'public', label: '公开' },
  { value: 'private', label: '不公开' },
] as const

/** 我要上报: photo, place, words, and off it goes; without a connection it waits on the phone. */
export default function ReportPage() {
  const { linked, source: from } = useRouter().params
  const source = enteredBy(from)
  const signedIn = useSignedIn()
  const photos = usePhotos(9, { video: true, form: reportForm })
  const [words, setWords] = useState(recallUnfinished)
  // Who answers the telephone does not stand where the trouble is.
  const spot = useSpot(source !== 'phone', words.place)
  const { chosen } = words
  /** Whether the page began with what was left of last time. */
  const [again, setAgain] = useState(words !== nothing)
  const suggestion = useSuggestion(words.text, spot.place, chosen?.code)
  const report = useCommand('cases.report')
  const subscribe = useSubscribe(['progress', 'rating', 'task'])
  const [saving, setSaving] = useState(false)
  const { text, address, visibility } = words
  const change = (part: Partial<typeof words>) => setWords((before) => ({ ...before, ...part }))
  const byHand = spot.byHand ? spot.place : undefined
  useEffect(() => keepUnfinished({ ...words, place: byHand }), [words, byHand])
  useEffect(() => {
    if (source) Taro.setNavigationBarTitle({ title: source === 'phone' ? '电话登记' : '巡查上报' })
  }, [source])

  const missing = whatIsMissing()
  const submit = async () => {
    if (missing) return toast(missing)
    const asked = source ? undefined : subscribe()
    const online = await isOnline()
    const input = {
      text: text.trim(),
      categoryCode: chosen?.code,
      place: { ...(spot.place as { lng: number; lat: number }), address: address.trim() },
      attachments: photos.fileIds,
      visibility,
      ...(linked ? { linkedCaseId: linked } : {}),
      ...(source ? { source } : {}),
    }
    setSaving(true)
    try {
      await asked
      // A photo that is not up yet would make it another report: it is sent whole, later.
      if (!photos.pending && online) {
        const made = await report.run(input)
        if (made) return source ? work(made.id) : finish(`id=${made.id}`)
        if (!report.pendingKey()) return
      }
      const title = text.trim().slice(0, 20)
      saveDraft('cases.report', input, {
        title,
        key: report.pendingKey(),
        photos: { field: 'attachments', kept: photos.kept },
      })
      finish('waiting=1')
    } finally {
      setSaving(false)
    }
  }

  /** Staff go on with it at once: solve it on the spot, or file it. */
  function work(id: string) {
    forgetForm()
    Taro.redirectTo({ url: `/staff/pages/work/index?id=${id}` })
  }

  function forgetForm() {
    dropUnfinished()
    photos.done()
  }

  function finish(query: string) {
    forgetForm()
    Taro.redirectTo({ url: `/cases/pages/reported/index?${query}` })
  }

  async function startAnew() {
    const sure = await confirm({
      title: '清空重写？',
      text: '已经写的内容和照片会删掉，不能恢复。',
      yes: '清空',
      danger: true,
    })
    if (!sure) return
    photos.done()
    setWords(nothing)
    setAgain(false)
  }

  function whatIsMissing(): string | undefined {
    if (photos.uploading) return '照片正在上传，请稍等'
    if (photos.refused) return '有照片不能用，请删掉它再提交'
    if (text.trim().length < 2) return '请写一下是什么问题，至少两个字'
    if (!spot.place) return '请在地图上点出位置'
    if (spot.outside) return '位置不在本县，请把图钉移到县内'
    return undefined
  }

  // A report whose photos waited here for days: the server has forgotten them.
  const forgotten = report.problem?.code === 'FILE_UNKNOWN'
  const { renew } = photos
  useEffect(() => {
    if (forgotten) renew()
  }, [forgotten, renew])

  if (!signedIn) return <SignInFirst />
  return (
    <Screen
      className="report"
      footer={
        <Button block className="submit" busy={saving || report.busy} onTap={submit}>
          提交
        </Button>
      }
    >
      {linked && <View className="report__linked">这次上报会和以前的事项关联起来。</View>}
      {again && (
        <View className="report__again">
          <View>上次没发出的内容还在。</View>
          <Button kind="text" className="start-anew" onTap={startAnew}>
            清空重写
          </Button>
        </View>
      )}
      <Card title="拍张照片">
        <PhotoGrid photos={photos} />
        <View className="report__soft">最多 9 张，也可以不拍。照片里的拍摄位置信息会自动去掉。</View>
      </Card>
      <WordsPart value={text} onChange={(value) => change({ text: value })} />
      <DuplicatesPart duplicates={suggestion?.duplicates ?? []} onFollowed={forgetForm} />
      <PlacePart spot={spot} address={address} onAddress={(value) => change({ address: value })} />
      <CategoryPart
        guesses={suggestion?.categories ?? []}
        chosen={chosen}
        onChoose={(one) => change({ chosen: one })}
      />
      <Card title="给谁看">
        <Segmented
          label="给谁看"
          options={visibilities}
          value={visibility}
          onChange={(value) => change({ visibility: value })}
        />
        <View className="report__soft">
          {visibility === 'public' ? '邻居能看到问题和进展，看不到您是谁。' : '只有您和工作人员能看到。'}
        </View>
      </Card>
    </Screen>
  )
}

/** Staff enter what they find on patrol or hear on the telephone: such a case has no reporter among the accounts. */
const enteredBy = (source: string | undefined): 'patrol' | 'phone' | undefined =>
  source === 'patrol' || source === 'phone' ? source : undefined

function SignInFirst() {
  return (
    <Screen
      empty
      emptyText={
        <Card title="请先登录">
          <View className="report__soft">登录后才能上报，这样有进展才能通知到您。</View>
          <Button block className="go-sign-in" onTap={() => Taro.navigateTo({ url: signInPage })}>
            去登录
          </Button>
        </Card>
      }
    />
  )
}
