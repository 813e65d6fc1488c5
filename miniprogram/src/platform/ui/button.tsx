import { Button as NativeButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { tappable } from '../device/tappable'
import './button.scss'

interface ButtonProps {
  /** primary: the one next action; plain: others; danger: what can't be undone; text: as a link. */
  kind?: 'primary' | 'plain' | 'danger' | 'text'
  /** Fills the width. */
  block?: boolean
  /** Shows 请稍候 and takes no taps: while a command is under way. */
  busy?: boolean
  disabled?: boolean
  /** For screen readers, when the text alone says too little. */
  label?: string
  className?: string
  onTap?: () => void
  children: ReactNode
}

/** A button. */
export function Button({
  kind = 'primary',
  block,
  busy,
  disabled,
  label,
  className = '',
  onTap,
  children,
}: ButtonProps) {
  const off = Boolean(busy || disabled)
  return (
    <View
      className={`ll-button ll-button--${kind} ${block ? 'll-button--block' : ''} ${off ? 'll-button--off' : ''} ${className}`}
      hoverClass={off ? 'none' : 'll-button--down'}
      {...tappable(onTap, { label, disabled: off })}
    >
      {busy ? '请稍候…' : children}
    </View>
  )
}

interface PhoneButtonProps {
  /** Gets the one-time code that the server exchanges for the number; not called when the user refuses. */
  onCode: (code: string) => void
  children: ReactNode
}

/** WeChat's own way to the user's phone number: only its native button may ask. Draw it only in weapp. */
export function PhoneButton({ onCode, children }: PhoneButtonProps) {
  return (
    <NativeButton
      className="ll-button ll-button--primary ll-button--block"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => detail.code && onCode(detail.code)}
    >
      {children}
    </NativeButton>
  )
}
