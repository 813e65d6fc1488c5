/** A reader of server-sent events, as a client without EventSource reads them. */
export interface Listening {
  /** Resolves with the next event, in order; rejects after `ms`. */
  next(ms?: number): Promise<SseEvent>
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  close(): void
}

export interface SseEvent {
  event: string
  id: string
  data: Record<string, unknown>
}

export async function listen(url: string, token: string, lastEventId?: string): Promise<Listening> {
  const abort = new AbortController()
  const response = await fetch(`${url}/api/v1/notifications/stream`, {
    headers: { Authorization: `Bearer ${token}`, ...(lastEventId && { 'Last-Event-ID': lastEventId }) },
    signal: abort.signal,
  })
  if (response.status !== 200) throw new Error(`stream: ${response.status} ${await response.text()}`)
  const waiting: SseEvent[] = []
  let wake: () => void = () => undefined
  const read = async (): Promise<void> => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => {
            const at = line.indexOf(':')
            return [line.slice(0, at), line.slice(at + 1).trim()] as const
          }),
        )
        if (fields.has('data'))
          waiting.push({
            event: fields.get('event') ?? 'message',
            id: fields.get('id') ?? '',
            data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>,
          })
      }
      wake()
    }
  }
  const ended = read().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
  return {
    ended,
    close: () => abort.abort(),
    async next(ms = 60_000) {
      const until = Date.now() + ms
      while (waiting.length === 0) {
        const left = until - Date.now()
        if (left <= 0) throw new Error('no event came')
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return waiting.shift() as SseEvent
    },
  }
}
