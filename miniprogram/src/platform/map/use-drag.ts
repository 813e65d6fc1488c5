import type { BaseEventOrig } from '@tarojs/components'
import { useRef } from 'react'
import { isWeapp } from '../device/env'

interface Drag<T> {
  /** What is to be remembered of the beginning. */
  start: () => T
  /** Called with what `start` gave and the px moved since. */
  move: (from: T, dx: number, dy: number) => void
  end?: () => void
  /** A touch that did not move: px from the left top corner of the window. */
  tap?: (x: number, y: number) => void
}

/** Further than this, px, a touch is a drag. */
const slop = 4

type Point = { clientX: number; clientY: number }

/** The first finger of a touch event; Taro's types leave it out. */
const finger = (event: BaseEventOrig): Point => (event as unknown as { touches: Point[] }).touches[0]

/** Props that make a View draggable by finger, in h5 by mouse too. */
export function useDrag<T>({ start, move, end, tap }: Drag<T>) {
  const state = useRef<{ from: T; x: number; y: number; moved: boolean }>()

  const begin = ({ clientX, clientY }: Point) => {
    state.current = { from: start(), x: clientX, y: clientY, moved: false }
  }
  const go = ({ clientX, clientY }: Point) => {
    const now = state.current
    if (!now) return
    const [dx, dy] = [clientX - now.x, clientY - now.y]
    now.moved ||= Math.abs(dx) + Math.abs(dy) > slop
    if (now.moved) move(now.from, dx, dy)
  }
  const finish = () => {
    const now = state.current
    state.current = undefined
    if (!now) return
    if (now.moved) end?.()
    else tap?.(now.x, now.y)
  }
  const touched = useRef(0)

  return {
    onTouchStart: (event: BaseEventOrig) => begin(finger(event)),
    onTouchMove: (event: BaseEventOrig) => go(finger(event)),
    onTouchEnd: () => {
      touched.current = Date.now()
      finish()
    },
    onTouchCancel: () => {
      state.current = undefined
    },
    // Browsers play mouse events after touches; those must not count again.
    ...(isWeapp ? {} : mouse(begin, go, finish, () => Date.now() - touched.current < 700)),
  }
}

function mouse(
  begin: (point: Point) => void,
  go: (point: Point) => void,
  finish: () => void,
  isEcho: () => boolean,
): Record<string, unknown> {
  return {
    onMouseDown: (down: MouseEvent) => {
      if (isEcho()) return
      begin(down)
      const up = () => {
        window.removeEventListener('mousemove', go)
        finish()
      }
      window.addEventListener('mousemove', go)
      window.addEventListener('mouseup', up, { once: true })
    },
  }
}
