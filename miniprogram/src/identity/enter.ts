import Taro from '@tarojs/taro'
import { call } from '@/platform/api/client'
import type { Output } from '@/platform/api/contract'
import { endSession, startSession } from '@/platform/api/session'
import { setElderMode } from '@/platform/ui/elder-mode'

const home = '/tabs/pages/home/index'

/**
 * Takes the answer of a sign-in and goes on: back to where the page was called from; as somebody else than before, home, so
 * that nothing of the other account stays on the screen.
 */
export function enter(answer: Output<'identity.demoLogin'>, instead: boolean): void {
  startSession(answer)
  // The account remembers elder mode; a phone on which it was switched on keeps it.
  if (answer.me.elderMode) setElderMode(true)
  if (!instead && Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.reLaunch({ url: home })
}

/** Signs out, here or on all phones; without a connection at least here. */
export async function leave(everywhere: boolean): Promise<void> {
  await call('identity.logout', { everywhere }).catch(() => undefined)
  endSession()
  Taro.reLaunch({ url: home })
}
