import { isWeapp } from './env'

interface Recognition {
  lang: string
  interimResults: boolean
  start(): void
  stop(): void
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null
  onend: (() => void) | null
}

/**
 * Speech to text by the browser, where it has it. WeChat has none of its own: there the keyboard's microphone does it.
 * @param onText gets what was said so far
 * @param onEnd when the person stops talking
 * @returns a function that stops, or undefined when the device can't
 */
export function dictate(onText: (text: string) => void, onEnd: () => void): (() => void) | undefined {
  if (isWeapp) return undefined
  const scope = window as unknown as Record<string, (new () => Recognition) | undefined>
  const Recogniser = scope.SpeechRecognition ?? scope.webkitSpeechRecognition
  if (!Recogniser) return undefined
  const recognition = new Recogniser()
  recognition.lang = 'zh-CN'
  recognition.interimResults = true
  recognition.onresult = ({ results }) => onText(Array.from(results, (part) => part[0].transcript).join(''))
  recognition.onend = onEnd
  recognition.start()
  return () => recognition.stop()
}
