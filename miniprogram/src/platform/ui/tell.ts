import Taro from '@tarojs/taro'
import { ApiProblem } from '../api/problem'
import { palette } from './palette'

/** Tells that something is done: 已上报. At most a short sentence; it goes by itself. */
export function toast(text: string): void {
  Taro.showToast({ title: text, icon: 'none', duration: 2500 })
}

/** Tells why something failed and what to do, in the server's words. Anything unexpected gets a plain sentence. */
export function tellProblem(problem: unknown): void {
  toast(problem instanceof ApiProblem ? problem.detail : '出了点问题，请再试一次')
}

interface Question {
  title: string
  text: string
  /** What the action is called: at most 4 characters (WeChat's limit), never just 确定. */
  yes: string
  no?: string
  danger?: boolean
}

/** Asks before something that can't be undone. */
export async function confirm({ title, text, yes, no = '再想想', danger }: Question): Promise<boolean> {
  const answer = await Taro.showModal({
    title,
    content: text,
    confirmText: yes,
    cancelText: no,
    confirmColor: danger ? palette.red : palette.jade,
    cancelColor: palette.inkSoft,
  })
  return answer.confirm
}
