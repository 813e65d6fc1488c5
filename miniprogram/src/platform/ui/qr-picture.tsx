import { Image } from '@tarojs/components'
import './qr-picture.scss'

interface QrPictureProps {
  /** The code as an SVG. */
  svg: string
  /** What it is, for who can't see it. */
  label: string
  className?: string
}

/** A QR code to be scanned from the screen. */
export function QrPicture({ svg, label, className = '' }: QrPictureProps) {
  return (
    // The place is square, and a browser's aspectFit doesn't enlarge.
    <Image
      className={`ll-qr ${className}`}
      mode="scaleToFill"
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      ariaLabel={label}
    />
  )
}
