import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'

interface UnitSearchProps {
  name: 'voter' | 'unit'
  label: string
  placeholder: string
  /** What was typed, whole, or nothing for all. */
  onFind: (q: string) => void
}

/** Asks for whom or what to look for; with an empty field everything is shown again. */
export function UnitSearch({ name, label, placeholder, onFind }: UnitSearchProps) {
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  return (
    <>
      <Field
        name={`${name}-search`}
        label={label}
        placeholder={placeholder}
        maxLength={40}
        value={typed}
        onChange={setTyped}
      />
      <View className="ways">
        <Button kind="plain" className={`search-${name}`} onTap={() => onFind(q)}>
          {q === '' ? '看全部' : '查找'}
        </Button>
      </View>
    </>
  )
}
