import { Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { dictate } from '../device/dictation'
import { tappable } from '../device/tappable'
import { Icon } from './icon'
import { palette } from './palette'
import './voice-or-text.scss'

interface VoiceOrTextProps {
  /** Also the input's class `in-<name>`, for tests. */
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Characters at most. */
  maxLength?: number
}

/**
 * A paragraph to type or speak. Where the device can't turn speech into text itself (WeChat), 说话 opens the keyboard
 * and tells where its microphone is: every Chinese keyboard has one.
 */
export function VoiceOrText({
  name,
  label,
  value,
  onChange,
  placeholder,
  maxLength = 500,
}: VoiceOrTextProps) {
  const [listening, setListening] = useState(false)
  const [hint, setHint] = useState(false)
  const [focus, setFocus] = useState(false)
  const stop = useRef<() => void>()

  const speak = () => {
    if (listening) return stop.current?.()
    stop.current = dictate(
      (said) => onChange((value + said).slice(0, maxLength)),
      () => setListening(false),
    )
    if (stop.current) return setListening(true)
    setHint(true)
    setFocus(true)
  }

  return (
    <View className="ll-voice">
      <Textarea
        className={`ll-voice__text in-${name}`}
        value={value}
        placeholder={placeholder}
        maxlength={maxLength}
        focus={focus}
        ariaLabel={label}
        onInput={({ detail }) => onChange(detail.value)}
        onBlur={() => setFocus(false)}
      />
      <View className="ll-voice__foot">
        <View
          className="ll-voice__speak"
          {...tappable(speak, { label: listening ? '停止说话' : '用说话代替打字' })}
        >
          <Icon name="microphone" colour={palette.jade} />
          {listening ? '正在听，点一下结束' : '说话'}
        </View>
        <View className="ll-voice__count">
          {value.length}/{maxLength}
        </View>
      </View>
      {hint && <View className="ll-voice__hint">请点键盘上的话筒，说出来就会变成文字</View>}
    </View>
  )
}
