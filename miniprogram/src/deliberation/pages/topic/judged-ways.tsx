import { View } from '@tarojs/components'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { toast } from '@/platform/ui/tell'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Topic } from '../../topic'

interface JudgedWaysProps {
  post: {
    id: string
    mine: boolean
    visibility: 'pending' | 'visible' | 'hidden'
    hiddenReason: string | null
    appeal: 'none' | 'open' | 'upheld' | 'refused'
  }
  topic: Topic
  ask: (asked: Asked) => void
  reload: () => void
}

/** What became of somebody's words. */
export function Judged({ post: { visibility, hiddenReason } }: Pick<JudgedWaysProps, 'post'>) {
  if (visibility === 'pending') return <View className="soft">检查中，通过后公开</View>
  if (visibility === 'hidden') return <View className="soft">没有公开：{hiddenReason ?? ''}</View>
  return null
}

/** What one may do about somebody's words: report them, as the council take them from the public, appeal for the own. */
export function JudgedWays({ post, topic, ask, reload }: JudgedWaysProps) {
  const report = useCommand('deliberation.reportPost')
  const hide = useCommand('deliberation.hide')
  const appeal = useCommand('deliberation.appeal')
  const visible = post.visibility === 'visible'
  const then = (words: string) => (answer: unknown) => {
    if (!answer) return false
    toast(words)
    reload()
    return true
  }
  return (
    <>
      {visible && !post.mine && (
        <Button
          kind="text"
          className="report-post"
          onTap={() =>
            ask({
              ...{ title: '举报', label: '哪里不妥', min: 2, max: 200, yes: '提交举报' },
              send: (reason) => report.run({ id: post.id, reason }).then(then('已举报，议事会会查看')),
            })
          }
        >
          举报
        </Button>
      )}
      {topic.abilities.includes('moderate') && !post.mine && visible && (
        <Button
          kind="text"
          className="hide-post"
          onTap={() =>
            ask({
              ...{ title: '不公开这条', label: '理由', hint: '发表的人会看到，并可以申诉' },
              ...{ min: 2, max: 500, yes: '不公开' },
              send: (reason) => hide.run({ id: post.id, reason }).then(then('已不公开')),
            })
          }
        >
          不公开
        </Button>
      )}
      {post.mine && post.visibility === 'hidden' && post.appeal === 'none' && (
        <Button
          kind="text"
          className="appeal-post"
          onTap={() =>
            ask({
              ...{ title: '申诉', label: '为什么应当公开', min: 2, max: 500, yes: '提交申诉' },
              send: (reason) => appeal.run({ id: post.id, reason }).then(then('已申诉，由另一位成员复核')),
            })
          }
        >
          申诉
        </Button>
      )}
      {post.appeal === 'open' && <View className="soft">申诉复核中</View>}
    </>
  )
}
