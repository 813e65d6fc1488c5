import type { ITouchEvent } from '@tarojs/components'
import { isWeapp } from './env'

interface Tappable {
  /** What a screen reader says; default: the text inside. */
  label?: string
  role?: 'button' | 'tab' | 'checkbox' | 'radio' | 'link' | 'switch'
  /** For tabs, check boxes, radios and switches. */
  on?: boolean
  disabled?: boolean
}

type Props = Record<string, unknown>

/** Names a part for screen readers: `<View {...named('img', '小区照片')}>`. */
export function named(role: string, label?: string): Props {
  if (isWeapp) return { ariaRole: role, ...(label ? { ariaLabel: label } : {}) }
  return { role, ...(label ? { 'aria-label': label } : {}) }
}

/** Props that make a View act as a button for fingers, screen readers and (h5) the keyboard. */
export function tappable(
  onTap: ((event: ITouchEvent) => void) | undefined,
  { label, role = 'button', on, disabled = false }: Tappable = {},
): Props {
  const act = disabled ? undefined : onTap
  const props: Props = { ...named(role, label), onClick: act }
  if (isWeapp) return props
  const state = role === 'tab' ? 'aria-selected' : role === 'button' ? 'aria-pressed' : 'aria-checked'
  if (on !== undefined) props[state] = String(on)
  if (disabled) props['aria-disabled'] = 'true'
  return {
    ...props,
    tabIndex: disabled ? -1 : 0,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      act?.(event as unknown as ITouchEvent)
    },
  }
}

/** Props that let the arrow keys move something, in px; fingers drag it. */
export function steered(step: (dx: number, dy: number) => void): Props {
  if (isWeapp) return {}
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-8, 0],
    ArrowRight: [8, 0],
    ArrowUp: [0, -8],
    ArrowDown: [0, 8],
  }
  return {
    ...named('application', '图钉，用方向键移动'),
    tabIndex: 0,
    onKeyDown: (event: KeyboardEvent) => {
      const way = steps[event.key]
      if (!way) return
      event.preventDefault()
      step(...way)
    },
  }
}
