import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'
import { watchDrafts } from './platform/api/drafts'

/** Root of the mini-program: pages are mounted as its children. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(watchDrafts)
  return children
}
