import { Image } from '@tarojs/components'
import { type IconName, iconPaths } from './icon-paths'
import './icon.scss'
import { palette } from './palette'

interface IconProps {
  name: IconName
  colour?: string
  /** 1 = the size of the text beside it. */
  scale?: 1 | 1.5 | 2 | 3
}

/** A line icon. Always beside words, so it is silent for screen readers. */
export function Icon({ name, colour = palette.ink, scale = 1 }: IconProps) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${iconPaths[name]}"/></svg>`
  return (
    <Image
      className={`ll-icon ll-icon--${String(scale).replace('.', '-')}`}
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      mode="aspectFit"
    />
  )
}
