import { useEffect, useRef, useState } from 'react'
import { SignInCard } from '@/identity/components/sign-in-card'
import { NoticeCard } from '@/notifications/components/notice-card'
import { useUnread } from '@/notifications/use-unread'
import { useSignedIn } from '@/platform/api/session'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { Button } from '@/platform/ui/button'
import { Empty } from '@/platform/ui/empty'
import { ListEnd } from '@/platform/ui/list-end'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { toast } from '@/platform/ui/tell'

const whichs = [
  { value: 'all', label: '全部' },
  { value: 'unread', label: '未读' },
] as const

/** 消息: what happened to my cases, newest first. */
export default function Messages() {
  const signedIn = useSignedIn()
  const [which, setWhich] = useState<'all' | 'unread'>('all')
  const page = usePage(
    'notifications.inbox',
    signedIn ? { limit: 20, ...(which === 'unread' ? { unread: 'true' } : {}) } : null,
  )
  const { count, query: unread } = useUnread()
  const mark = useCommand('notifications.markRead')

  // The stream tells of a new message through the count.
  const { reload } = page
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) reload()
    before.current = count
  }, [count, reload])

  const renew = () => {
    page.reload()
    unread.reload()
  }
  const markAll = async () => {
    if (!(await mark.run({}))) return
    toast('全部标为已读')
    renew()
  }

  if (!signedIn)
    return (
      <Screen>
        <SignInCard />
      </Screen>
    )
  return (
    <Screen of={page} className="messages">
      <Segmented label="看哪些" options={whichs} value={which} onChange={setWhich} />
      {count > 0 && (
        <Button kind="text" className="mark-all" busy={mark.busy} onTap={markAll}>
          {count} 条未读，全部标为已读
        </Button>
      )}
      {page.items.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onRead={renew} />
      ))}
      {page.items.length === 0 ? (
        <Empty
          icon="bell"
          text={which === 'unread' ? '没有未读的消息。' : '还没有消息。您上报的事项有进展，会在这里告诉您。'}
        />
      ) : (
        <ListEnd page={page} />
      )}
    </Screen>
  )
}
