import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { fileUrl } from '@/platform/api/file-url'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { PhotoRow } from '@/platform/ui/photo-grid'
import { Screen } from '@/platform/ui/screen'
import { Sheet } from '@/platform/ui/sheet'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { stateTag } from '../../say'
import { PlacePart } from './place-part'

type Proposal = Output<'deliberation.proposal'>

const topicPage = (id: string) => `/deliberation/pages/topic/index?id=${id}`

/** One proposal: support it; the council opens a topic, declines it or merges it. */
export default function ProposalPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('deliberation.proposal', { id })
  const [asked, setAsked] = useState<Asked>()
  const [merging, setMerging] = useState(false)
  const support = useCommand('deliberation.support')
  const open = useCommand('deliberation.openTopic')
  const decline = useCommand('deliberation.declineProposal')
  const withdraw = useCommand('deliberation.withdrawProposal')
  const unmerge = useCommand('deliberation.unmergeProposal')
  const one = query.data
  const may = (what: Proposal['abilities'][number]) => one?.abilities.includes(what) ?? false

  const toggle = async () => {
    if (!one) return
    const answer = await support.run({ id, on: !one.supported })
    if (!answer) return
    toast(answer.supported ? '已附议，有进展会通知您' : '已取消附议')
    query.reload()
  }
  const openTopic = async (fourSteps: boolean) => {
    const sure = await confirm({
      title: fourSteps ? '按“四议两公开”立项？' : '立项讨论？',
      text: '附议的居民会收到通知，可以开始讨论。',
      yes: '立项',
    })
    const topic = sure && (await open.run({ id, fourSteps }))
    if (topic) Taro.redirectTo({ url: topicPage(topic.id) })
  }
  const takeBack = async () => {
    const sure = await confirm({
      title: '撤回提议？',
      text: '撤回后不再征集附议。',
      yes: '撤回',
      danger: true,
    })
    if (sure && (await withdraw.run({ id }))) query.reload()
  }
  const askDecline = () =>
    setAsked({
      ...{
        title: '不予立项',
        label: '理由',
        hint: '提议人和附议的居民会看到',
        min: 2,
        max: 500,
        yes: '确定不予立项',
      },
      send: async (reason) => {
        const done = await decline.run({ id, reason })
        if (done) query.reload()
        return Boolean(done)
      },
    })

  const footer = may('openTopic') ? (
    <Button block busy={open.busy} className="open-topic" onTap={() => openTopic(false)}>
      立项讨论
    </Button>
  ) : may('support') ? (
    <Button
      block
      kind={one?.supported ? 'plain' : 'primary'}
      busy={support.busy}
      className="support"
      onTap={toggle}
    >
      {one?.supported ? '取消附议' : '我要附议'}
    </Button>
  ) : undefined

  return (
    <Screen of={query} footer={footer} className="proposal">
      {one && (
        <>
          <Card title={one.title} extra={<StatusTag {...stateTag(one.state)} />}>
            <View className="words">{one.text}</View>
            <PhotoRow urls={one.photos.map(({ url }) => fileUrl(url))} />
            <View className="soft">
              {one.category && `${one.category} · `}
              {one.area.name} · {sayWhen(one.createdAt)}
            </View>
            {one.visibility === 'pending' && <View className="soft">内容检查中，通过后邻居才能看到。</View>}
            {one.visibility === 'hidden' && <View className="soft">内容检查没有通过，没有公开。</View>}
          </Card>
          {one.place && <PlacePart place={one.place} mine={one.mine} />}
          <Card title="附议">
            <Row title="已有" value={`${one.supporters} 人`} />
            <Row title="立项需要" value={`${one.needed} 人`} />
            {one.reason && <Row title="未予立项的理由" value={one.reason} />}
          </Card>
          {one.topicId && (
            <Card>
              <Row
                title="已成为议题，去看看"
                className="go-topic"
                onTap={() => Taro.navigateTo({ url: topicPage(one.topicId as string) })}
              />
            </Card>
          )}
          {(one.mergedInto || one.merged.length > 0) && (
            <Card title="同类提议">
              {[...one.merged, ...(one.mergedInto ? [one.mergedInto] : [])].map((other) => (
                <Row
                  key={other.id}
                  title={other.title}
                  onTap={() => Taro.navigateTo({ url: `/deliberation/pages/proposal/index?id=${other.id}` })}
                />
              ))}
            </Card>
          )}
          <View className="ways">
            {may('openTopic') && (
              <Button kind="plain" className="open-four" onTap={() => openTopic(true)}>
                按四议两公开立项
              </Button>
            )}
            {may('merge') && (
              <Button kind="plain" className="merge" onTap={() => setMerging(true)}>
                并入同类提议
              </Button>
            )}
            {may('unmerge') && (
              <Button
                kind="plain"
                className="unmerge"
                busy={unmerge.busy}
                onTap={async () => (await unmerge.run({ id })) && query.reload()}
              >
                取消合并
              </Button>
            )}
            {may('decline') && (
              <Button kind="danger" className="decline" onTap={askDecline}>
                不予立项
              </Button>
            )}
            {may('withdraw') && (
              <Button kind="danger" className="withdraw" busy={withdraw.busy} onTap={takeBack}>
                撤回提议
              </Button>
            )}
          </View>
          {asked && <WordsSheet asked={asked} onClose={() => setAsked(undefined)} />}
          {merging && (
            <MergeSheet
              id={id}
              onClose={() => setMerging(false)}
              onDone={() => {
                setMerging(false)
                query.reload()
              }}
            />
          )}
        </>
      )}
    </Screen>
  )
}

/** Chooses the proposal that this one is merged into. */
function MergeSheet({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const page = usePage('deliberation.proposals', { which: 'open', limit: 50 })
  const merge = useCommand('deliberation.mergeProposal')
  const into = async (targetId: string, title: string) => {
    const sure = await confirm({
      title: '合并提议？',
      text: `并入“${title}”，附议一起计算，每人算一次。`,
      yes: '合并',
    })
    if (sure && (await merge.run({ id, targetId }))) onDone()
  }
  const others = page.items.filter((one) => one.id !== id)
  return (
    <Sheet title="并入哪个提议" open onClose={onClose}>
      {others.map((one) => (
        <Row
          key={one.id}
          title={one.title}
          value={`${one.supporters} 人`}
          className={`into-${one.id}`}
          onTap={() => into(one.id, one.title)}
        />
      ))}
      {page.answered && others.length === 0 && <View className="soft">没有其他征集中的提议。</View>}
    </Sheet>
  )
}
