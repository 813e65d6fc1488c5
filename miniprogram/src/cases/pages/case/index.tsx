import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { confirm, toast } from '@/platform/ui/tell'
import type { Case } from '../../case'
import { Attachments } from '../../components/attachments'
import { may } from './abilities'
import { Head } from './head'
import { History } from './history'
import './index.scss'
import { RateSheet } from './rate-sheet'
import { Rounds } from './rounds'
import { useNextStep } from './use-next-step'
import { useStep } from './use-step'
import { type WordsKind, WordsSheet } from './words-sheet'

/** One case: where it stands, what happened, and what the reader may do. */
export default function CasePage() {
  const { id = '' } = useRouter().params
  const query = useQuery('cases.view', { id })
  const [sheet, setSheet] = useState<WordsKind | 'rate'>()
  const withdraw = useStep('cases.withdraw', query)
  const follow = useCommand('cases.follow')
  const unfollow = useCommand('cases.unfollow')
  const one = query.data
  const next = useNextStep(one, setSheet, () => setSheet('rate'))
  const close = () => setSheet(undefined)

  const takeBack = async () => {
    const sure = await confirm({
      title: '撤回这次上报？',
      text: '撤回后不再办理。以后还可以重新上报。',
      yes: '撤回',
      danger: true,
    })
    if (sure) await withdraw.run({ reason: '' }, '已撤回')
  }
  const toggleFollow = async (now: Case) => {
    const answer = await (now.following ? unfollow : follow).run({ id })
    if (!answer) return
    query.setData({ ...now, ...answer })
    toast(answer.following ? '已关注，有进展会通知您' : '已取消关注')
    query.reload()
  }

  return (
    <Screen of={query} footer={next} className="case">
      {one && (
        <>
          <Head one={one} />
          <Card title="问题">
            <View className="case__text">{one.text}</View>
            <Attachments files={one.attachments} />
            <Row title="位置" value={one.place.address || one.place.gridName} />
            <Row title="网格" value={`${one.place.communityName} ${one.place.gridName}`} />
            {one.category && <Row title="类别" value={`${one.category.className} · ${one.category.name}`} />}
          </Card>
          <Rounds one={one} />
          <History one={one} />
          <View className="case__actions">
            {may(one, 'remark') && (
              <Button kind="plain" className="do-remark" onTap={() => setSheet('remark')}>
                补充说明
              </Button>
            )}
            {(may(one, 'follow') || may(one, 'unfollow')) && !one.isReporter && (
              <Button
                kind="plain"
                className="do-follow"
                busy={follow.busy || unfollow.busy}
                onTap={() => toggleFollow(one)}
              >
                {one.following ? '取消关注' : '关注进展'}
              </Button>
            )}
            {may(one, 'withdraw') && (
              <Button kind="danger" className="do-withdraw" busy={withdraw.busy} onTap={takeBack}>
                撤回上报
              </Button>
            )}
          </View>
          {sheet === 'rate' && (
            <RateSheet query={query} onClose={close} onUnsolved={() => setSheet('unsolved')} />
          )}
          {sheet && sheet !== 'rate' && <WordsSheet key={sheet} kind={sheet} query={query} onClose={close} />}
        </>
      )}
    </Screen>
  )
}
