import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'
import { watchDrafts } from './platform/api/drafts'
import { sweepPhotos } from './platform/api/kept-photos'

/** Root of the mini-program: pages are mounted as its children. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchDrafts()
    sweepPhotos()
  })
  return children
}
