import { Popup } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { named, tappable } from '../device/tappable'
import { useElderMode } from './elder-mode'
import { Icon } from './icon'
import './sheet.scss'

interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  /** The action, usually one Button block. */
  footer?: ReactNode
  children: ReactNode
}

/** A panel that rises from the bottom: for a choice or a short form about what is on the screen. */
export function Sheet({ title, open, onClose, footer, children }: SheetProps) {
  const elder = useElderMode()
  return (
    <Popup visible={open} position="bottom" round destroyOnClose onClose={onClose}>
      <View className={`ll-sheet ${elder ? 'll-sheet--elder' : ''}`} {...named('dialog', title)}>
        <View className="ll-sheet__head">
          <View className="ll-sheet__title">{title}</View>
          <View className="ll-sheet__close" {...tappable(onClose, { label: '关闭' })}>
            <Icon name="close" />
          </View>
        </View>
        <View className="ll-sheet__body">{children}</View>
        {footer && <View className="ll-sheet__footer">{footer}</View>}
      </View>
    </Popup>
  )
}
