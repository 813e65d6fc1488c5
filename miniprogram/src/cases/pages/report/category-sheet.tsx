import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCountyQuery } from '@/platform/api/use-county'
import { Row } from '@/platform/ui/card'
import { Field } from '@/platform/ui/field'
import { Sheet } from '@/platform/ui/sheet'
import type { Chosen } from './category-part'

interface CategorySheetProps {
  open: boolean
  onClose: () => void
  onChoose: (chosen: Chosen) => void
}

/** The whole category book by class, with a search. */
export function CategorySheet({ open, onClose, onChoose }: CategorySheetProps) {
  const query = useCountyQuery('cases.book', open ? {} : null)
  const [wanted, setWanted] = useState('')
  const items = (query.data?.items ?? []).filter(
    ({ name, className, keywords }) =>
      !wanted || [name, className, ...keywords].some((word) => word.includes(wanted)),
  )
  const classes = [...new Set(items.map(({ className }) => className))]
  return (
    <Sheet title="选一个类别" open={open} onClose={onClose}>
      <Field
        name="category-search"
        label="找类别"
        placeholder="例如：路灯"
        value={wanted}
        onChange={setWanted}
      />
      {!query.answered && <View>{query.problem?.detail ?? '正在读取…'}</View>}
      {query.answered && items.length === 0 && <View>没有找到，换个词试试；不选也可以。</View>}
      {classes.map((className) => (
        <View key={className}>
          <View className="report__group">{className}</View>
          {items
            .filter((one) => one.className === className)
            .map(({ code, name }) => (
              <Row
                key={code}
                className={`category-${code}`}
                title={name}
                onTap={() => onChoose({ code, name })}
              />
            ))}
        </View>
      ))}
    </Sheet>
  )
}
