import { useState } from 'react'
import { Button } from './button'
import { Field } from './field'
import { Sheet } from './sheet'

export interface Asked {
  title: string
  label: string
  hint?: string
  placeholder?: string
  min: number
  max: number
  yes: string
  /** @returns true when it was done: the sheet closes */
  send: (text: string) => Promise<boolean>
}

/** One question that is answered in words. */
export function WordsSheet({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const words = text.trim()
    if ([...words].length < asked.min) return setError(`至少写 ${asked.min} 个字`)
    setBusy(true)
    const done = await asked.send(words)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Sheet
      title={asked.title}
      open
      onClose={onClose}
      footer={
        <Button block busy={busy} className="send-words" onTap={send}>
          {asked.yes}
        </Button>
      }
    >
      <Field
        name="words"
        kind="long"
        label={asked.label}
        hint={asked.hint}
        placeholder={asked.placeholder}
        maxLength={asked.max}
        value={text}
        error={error}
        onChange={(value) => {
          setText(value)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}
