import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** What both kinds of audio contexts have in common. */
interface Audio {
  currentTime: number
  destination: unknown
  createOscillator(): {
    frequency: { value: number }
    connect(to: unknown): void
    start(at?: number): void
    stop(at?: number): void
  }
  createGain(): { gain: { value: number }; connect(to: unknown): void }
}

let audio: Audio | undefined

function openAudio(): Audio | undefined {
  audio ??= (isWeapp ? Taro.createWebAudioContext?.() : new AudioContext()) as unknown as Audio | undefined
  return audio
}

/** A short tone, drawn by the phone itself: nothing to fetch. */
function tone(hertz: number, after: number, seconds: number): void {
  const context = openAudio()
  if (!context) return
  const voice = context.createOscillator()
  const loudness = context.createGain()
  voice.frequency.value = hertz
  loudness.gain.value = 0.25
  voice.connect(loudness)
  loudness.connect(context.destination)
  voice.start(context.currentTime + after)
  voice.stop(context.currentTime + after + seconds)
}

const quietly = (run: () => unknown) => {
  try {
    void Promise.resolve(run()).catch(() => undefined)
  } catch {
    // A phone without sound or motor: what matters is on the screen.
  }
}

/** Says by ear and hand, to somebody who does not look at the screen, that it worked: two rising tones and a short buzz. */
export function signalSuccess(): void {
  quietly(() => {
    tone(880, 0, 0.12)
    tone(1320, 0.13, 0.2)
  })
  quietly(() => Taro.vibrateShort({ type: 'medium' }))
}

/** That it did not: one low tone and a long buzz. */
export function signalFailure(): void {
  quietly(() => tone(220, 0, 0.45))
  quietly(() => Taro.vibrateLong())
}
