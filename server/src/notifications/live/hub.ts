import type { ChangeStream } from 'mongodb'
import type { Services } from '../../platform/context'
import { modelOn } from '../../platform/store/model'
import { type NoticeDoc, noticeModel } from '../model'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** One open stream of one account. */
export interface Listener {
  tenantId: string
  accountId: string
  /** A notice of this account was written, by whatever process. */
  hear(notice: NoticeDoc): void
  /** The hub listens (again): whatever was written before may have been missed. */
  catchUp(): void
}

export interface Hub {
  /** Adds a listener; its `catchUp` is called once the hub listens for it. Returns its end. */
  listen(listener: Listener): () => void
  stop(): Promise<void>
}

/**
 * One change stream a process, for all its listeners and all tenants, open only while somebody listens. The driver resumes it after
 * network errors by itself; after any other error it is opened anew and every listener catches up from the collection.
 */
export function createHub(services: Services): Hub {
  const listeners = new Map<string, Set<Listener>>()
  const keyOf = ({ tenantId, accountId }: { tenantId: string; accountId: string }) =>
    `${tenantId}:${accountId}`
  let stream: ChangeStream<NoticeDoc> | undefined
  let isOpen = false
  let retry: NodeJS.Timeout | undefined
  let pause = FIRST_PAUSE_MS
  let stopped = false

  const everybody = () => [...listeners.values()].flatMap((set) => [...set])

  function open(): void {
    if (stream || stopped || listeners.size === 0) return
    clearTimeout(retry)
    const opened = modelOn(services.connection, noticeModel).collection.watch([
      { $match: { operationType: 'insert' } },
    ]) as unknown as ChangeStream<NoticeDoc>
    stream = opened
    // The first token comes with the engine's answer: from here on nothing is missed.
    opened.on('resumeTokenChanged', () => {
      if (stream !== opened || isOpen) return
      isOpen = true
      pause = FIRST_PAUSE_MS
      for (const listener of everybody()) listener.catchUp()
    })
    opened.on('change', (change) => {
      if (change.operationType !== 'insert') return
      const notice = change.fullDocument
      for (const listener of listeners.get(keyOf(notice)) ?? []) listener.hear(notice)
    })
    opened.on('error', (error) => {
      if (stream !== opened) return
      services.log.warn({ err: error, pause }, 'change stream of notices')
      reopen()
    })
    opened.on('close', () => stream === opened && reopen())
  }

  function reopen(): void {
    void shut()
    if (stopped) return
    retry = setTimeout(open, pause)
    retry.unref()
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
  }

  async function shut(): Promise<void> {
    const ended = stream
    stream = undefined
    isOpen = false
    await ended?.close().catch(() => undefined)
  }

  return {
    listen(listener) {
      const key = keyOf(listener)
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      if (isOpen) listener.catchUp()
      else open()
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key)
        if (listeners.size === 0) {
          clearTimeout(retry)
          void shut()
        }
      }
    },
    async stop() {
      stopped = true
      clearTimeout(retry)
      listeners.clear()
      await shut()
    },
  }
}
