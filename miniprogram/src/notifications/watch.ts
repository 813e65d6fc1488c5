import { addressOf } from '@/platform/api/exchange'
import { accessToken } from '@/platform/api/session'
import { isWeapp } from '@/platform/device/env'

/** WeChat can't read a stream, so there the server is asked this often, milliseconds. */
const askEvery = 30_000
/** Wait before a lost stream is opened again, milliseconds. */
const reopenAfter = 5_000

const listeners = new Set<() => void>()
let stop: (() => void) | undefined

/**
 * Calls back whenever there may be new messages: at once over the server's stream in h5, every half minute in WeChat.
 * All callers share one stream.
 * @returns a function that ends it
 */
export function watchNotices(changed: () => void): () => void {
  listeners.add(changed)
  stop ??= isWeapp ? ask() : listen()
  return () => {
    listeners.delete(changed)
    if (listeners.size) return
    stop?.()
    stop = undefined
  }
}

const tellAll = () => {
  for (const listener of listeners) listener()
}

function ask(): () => void {
  const timer = setInterval(tellAll, askEvery)
  return () => clearInterval(timer)
}

/** Server-sent events over fetch: EventSource could not carry the token. */
function listen(): () => void {
  const end = new AbortController()
  const run = async () => {
    while (!end.signal.aborted) {
      try {
        await readStream(end.signal)
      } catch {
        // Not signed in any more, or no connection: tried again below.
      }
      await new Promise((resolve) => setTimeout(resolve, reopenAfter))
    }
  }
  run()
  return () => end.abort()
}

async function readStream(signal: AbortSignal): Promise<void> {
  const answer = await fetch(addressOf('/notifications/stream'), {
    headers: { Authorization: `Bearer ${await accessToken()}`, Accept: 'text/event-stream' },
    signal,
  })
  if (!answer.ok || !answer.body) throw new Error(String(answer.status))
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += value
    const events = rest.split('\n\n')
    rest = events.pop() ?? ''
    // Comments only keep the line open.
    if (events.some((event) => /^event: ?notice$/m.test(event))) tellAll()
  }
}
