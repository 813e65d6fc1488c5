import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { toast } from '@/platform/ui/tell'
import type { Asked } from '@/platform/ui/words-sheet'
import type { Topic } from '../../topic'
import { HistorySheet } from './history-sheet'
import { Judged, JudgedWays } from './judged-ways'

type Post = Output<'deliberation.argue'>
type Ask = (asked: Asked) => void
const SIDES = [
  { side: 'pro', title: '赞成的理由' },
  { side: 'con', title: '反对的理由' },
] as const

/** What speaks for and against, side by side; replies below, one level. */
export function ArgumentsPart({ topic, ask }: { topic: Topic; ask: Ask }) {
  const lists = {
    pro: usePage('deliberation.arguments', { id: topic.id, side: 'pro', limit: 20 }),
    con: usePage('deliberation.arguments', { id: topic.id, side: 'con', limit: 20 }),
  }
  const argue = useCommand('deliberation.argue')
  const askArgument = (side: 'pro' | 'con', parentId?: string) =>
    ask({
      title: parentId ? '回复' : side === 'pro' ? '我赞成，因为' : '我反对，因为',
      label: parentId ? '您的回复' : '理由',
      hint: '说事不说人，写清楚为什么',
      ...{ min: 4, max: 500, yes: '发表' },
      send: async (text) => {
        const post = await argue.run({ id: topic.id, side, text, ...(parentId && { parentId }) })
        if (!post) return false
        toast(post.visibility === 'visible' ? '已发表' : '已提交，检查通过后公开')
        lists[side].reload()
        if (parentId) lists[side === 'pro' ? 'con' : 'pro'].reload()
        return true
      },
    })
  return (
    <View className="sides">
      {SIDES.map(({ side, title }) => (
        <View key={side} className={`sides__one side-${side}`}>
          <View className="sides__title">{title}</View>
          {topic.takesWords && (
            <Button kind="plain" block className={`argue-${side}`} onTap={() => askArgument(side)}>
              {side === 'pro' ? '我赞成' : '我反对'}
            </Button>
          )}
          {lists[side].items.map((post) => (
            <View key={post.id} className={`post post--${side} post-${post.id}`}>
              <One
                post={post}
                topic={topic}
                ask={ask}
                onReply={() => askArgument(side, post.id)}
                reload={lists[side].reload}
              />
              {post.replies.map((reply) => (
                <View key={reply.id} className="post__reply">
                  <One post={reply} topic={topic} ask={ask} reload={lists[side].reload} />
                </View>
              ))}
            </View>
          ))}
          {lists[side].answered && lists[side].items.length === 0 && (
            <View className="soft">还没有人说。</View>
          )}
          {!lists[side].end && lists[side].answered && (
            <Button kind="text" busy={lists[side].loading} onTap={lists[side].more}>
              再看一些
            </Button>
          )}
        </View>
      ))}
    </View>
  )
}

interface OneProps {
  post: Post
  topic: Topic
  ask: Ask
  onReply?: () => void
  reload: () => void
}

function One({ post, topic, ask, onReply, reload }: OneProps) {
  const useful = useCommand('deliberation.useful')
  const edit = useCommand('deliberation.edit')
  const [looking, setLooking] = useState(false)
  const then = (words: string) => (answer: unknown) => {
    if (!answer) return false
    toast(words)
    reload()
    return true
  }
  const visible = post.visibility === 'visible'
  return (
    <>
      <View className="words">{post.text}</View>
      <Judged post={post} />
      <View className="post__ways">
        {post.edits > 0 && (
          <Button kind="text" className="post-history" onTap={() => setLooking(true)}>
            已修改 {post.edits} 次
          </Button>
        )}
        {visible && !post.mine && topic.takesWords && (
          <Button
            kind="text"
            className="useful"
            busy={useful.busy}
            onTap={async () => {
              if (await useful.run({ id: post.id, on: !post.foundUseful })) reload()
            }}
          >
            {post.foundUseful ? '已觉得有用' : '有用'} {post.useful}
          </Button>
        )}
        {visible && onReply && topic.takesWords && (
          <Button kind="text" className="reply" onTap={onReply}>
            回复
          </Button>
        )}
        {post.mine && visible && topic.takesWords && (
          <Button
            kind="text"
            className="edit-post"
            onTap={() =>
              ask({
                ...{
                  title: '修改',
                  label: '新的内容',
                  hint: `原来是：${post.text}`,
                  min: 4,
                  max: 500,
                  yes: '保存修改',
                },
                send: (text) => edit.run({ id: post.id, text }).then(then('已修改')),
              })
            }
          >
            修改
          </Button>
        )}
        <JudgedWays post={post} topic={topic} ask={ask} reload={reload} />
      </View>
      {looking && <HistorySheet id={post.id} onClose={() => setLooking(false)} />}
    </>
  )
}
