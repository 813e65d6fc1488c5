import { useEffect, useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { isOnline, onOnline } from '@/platform/device/network'
import { forget, keepSurely, recall } from '@/platform/device/storage'
import { toast } from '@/platform/ui/tell'

interface Note {
  accountId: string
  what: 'in' | 'out'
  at: string
}

const keyOf = (id: string) => `presence-${id}`

/**
 * Check-ins and check-outs that this phone has noted, sent when there is a connection. The server knows who is there already, so
 * sending again does no harm; its clock counts, not the phone's.
 */
export function useNotes(id: string, onSent: () => void) {
  const [notes, setNotes] = useState<Note[]>(() => recall<Note[]>(keyOf(id)) ?? [])
  const sync = useCommand('volunteering.syncPresence')

  const send = async (all = notes) => {
    if (all.length === 0 || !(await isOnline())) return
    const answer = await sync.run({ id, phoneNow: new Date().toISOString(), entries: all.slice(0, 100) })
    if (!answer) return
    const refused = answer.entries.filter(({ result }) => result !== 'recorded' && result !== 'known').length
    if (refused > 0) toast(`${refused} 条没有记上：没有报名，或不在签到时间`)
    const left = all.slice(100)
    if (left.length > 0) keepSurely(keyOf(id), left)
    else forget(keyOf(id))
    setNotes(left)
    onSent()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the page opens and whenever the connection is back
  useEffect(() => {
    send()
    return onOnline(() => send(recall<Note[]>(keyOf(id)) ?? []))
  }, [])

  const note = async (accountId: string, what: Note['what']) => {
    const all = [...notes, { accountId, what, at: new Date().toISOString() }]
    if (!keepSurely(keyOf(id), all)) return toast('手机存储已满，没有记上，请用纸笔记录')
    setNotes(all)
    if (!(await isOnline())) return toast('没有网络，已记在手机里，有网后自动上传')
    await send(all)
  }
  return { notes, note, send, busy: sync.busy }
}
