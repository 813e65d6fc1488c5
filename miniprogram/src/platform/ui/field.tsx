import { Input, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './field.scss'

interface FieldFrameProps {
  label: string
  /** Shown under the label, before anything is wrong. */
  hint?: string
  /** What is wrong and what to do. */
  error?: string
  required?: boolean
  children: ReactNode
}

/** Label, hint and error around any input. */
export function FieldFrame({ label, hint, error, required, children }: FieldFrameProps) {
  return (
    <View className={`ll-field ${error ? 'll-field--wrong' : ''}`}>
      <View className="ll-field__label">
        {label}
        {required && <View className="ll-field__required">必填</View>}
      </View>
      {hint && <View className="ll-field__hint">{hint}</View>}
      {children}
      {error && <View className="ll-field__error">{error}</View>}
    </View>
  )
}

interface FieldProps extends Omit<FieldFrameProps, 'children'> {
  /** Also the input's class `in-<name>`, for tests. */
  name: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  kind?: 'text' | 'number' | 'digit' | 'password' | 'long'
  maxLength?: number
  disabled?: boolean
}

/** A labelled line (or, `kind="long"`, paragraph) of text. */
export function Field({
  name,
  value,
  onChange,
  placeholder,
  kind = 'text',
  maxLength = 200,
  disabled,
  ...frame
}: FieldProps) {
  const common = {
    value,
    placeholder,
    disabled,
    maxlength: maxLength,
    ariaLabel: frame.label,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  return (
    <FieldFrame {...frame}>
      {kind === 'long' ? (
        <Textarea className={`ll-field__input ll-field__input--long in-${name}`} autoHeight {...common} />
      ) : (
        <Input
          className={`ll-field__input in-${name}`}
          type={kind === 'password' ? 'text' : kind}
          password={kind === 'password'}
          {...common}
        />
      )}
    </FieldFrame>
  )
}
