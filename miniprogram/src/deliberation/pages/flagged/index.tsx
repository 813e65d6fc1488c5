import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Item } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { confirm, toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'

type Post = Item<'deliberation.flagged'>

const views = [
  { value: 'reports', label: '举报' },
  { value: 'appeals', label: '申诉' },
] as const

const KINDS: Record<Post['kind'], string> = { argument: '理由', reply: '回复', statement: '看法' }

/** What residents reported, and hidden words whose authors don't agree: each waits for the council. */
export default function Flagged() {
  const [view, setView] = useState<(typeof views)[number]['value']>('reports')
  const [asked, setAsked] = useState<Asked>()
  const page = usePage('deliberation.flagged', { appeals: view === 'appeals' ? 'true' : 'false' } as never)
  const hide = useCommand('deliberation.hide')
  const dismiss = useCommand('deliberation.dismissReports')
  const decide = useCommand('deliberation.decideAppeal')

  const after = (words: string) => (answer: unknown) => {
    if (!answer) return false
    toast(words)
    page.reload()
    return true
  }
  const askHide = ({ id }: Post) =>
    setAsked({
      ...{
        title: '不公开',
        label: '理由',
        hint: '作者会看到，并且可以申诉一次',
        min: 2,
        max: 500,
        yes: '不公开',
      },
      send: (reason) => hide.run({ id, reason }).then(after('已不公开')),
    })
  const leave = async ({ id }: Post) => {
    if (await confirm({ title: '保留这条内容？', text: '举报会标为已处理。', yes: '保留' }))
      after('已保留')(await dismiss.run({ id }))
  }
  const answer = ({ id }: Post, show: boolean) =>
    setAsked({
      ...{ title: show ? '恢复公开' : '维持不公开', label: '复核意见', min: 2, max: 500, yes: '确定' },
      send: (reason) => decide.run({ id, show, reason }).then(after(show ? '已恢复公开' : '已维持')),
    })

  return (
    <Screen className="flagged">
      <Segmented label="看什么" options={views} value={view} onChange={setView} />
      <Listed
        page={page}
        empty={<Empty icon="check" text={view === 'appeals' ? '没有待复核的申诉' : '没有待处理的举报'} />}
      >
        {(post) => (
          <Card
            key={post.id}
            title={KINDS[post.kind]}
            extra={sayWhen(post.createdAt)}
            className={`post-${post.id}`}
          >
            <View className="words">{post.text}</View>
            {view === 'reports' ? (
              <View className="soft">举报理由：{post.reports.join('；')}</View>
            ) : (
              <>
                <View className="soft">不公开的理由：{post.hiddenReason}</View>
                <View className="soft">申诉：{post.appealReason}</View>
              </>
            )}
            <View className="ways">
              {view === 'reports' ? (
                <>
                  <Button kind="danger" className={`hide-${post.id}`} onTap={() => askHide(post)}>
                    不公开
                  </Button>
                  <Button kind="plain" className={`dismiss-${post.id}`} onTap={() => leave(post)}>
                    保留
                  </Button>
                </>
              ) : (
                <>
                  <Button className={`show-${post.id}`} onTap={() => answer(post, true)}>
                    恢复公开
                  </Button>
                  <Button kind="plain" className={`keep-${post.id}`} onTap={() => answer(post, false)}>
                    维持不公开
                  </Button>
                </>
              )}
              <Button
                kind="text"
                onTap={() => Taro.navigateTo({ url: `/deliberation/pages/topic/index?id=${post.topicId}` })}
              >
                看议题
              </Button>
            </View>
          </Card>
        )}
      </Listed>
      {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
    </Screen>
  )
}
