import { browserUrl } from '../rpc'
import { type Builtin, control } from './builtin'

/** CSS for the modes of <image>; the others crop to a corner and are drawn like aspectFill. */
const fits: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  center: 'none',
}

const image: Builtin = {
  properties: {
    src: '',
    mode: 'scaleToFill',
    lazyLoad: false,
    webp: false,
    showMenuByLongpress: false,
    fadeIn: false,
  },
  created(part) {
    const element = control(part, 'img')
    element.addEventListener('load', () =>
      part.fire('load', { width: element.naturalWidth, height: element.naturalHeight }),
    )
    element.addEventListener('error', () => {
      if (element.getAttribute('src')) part.fire('error', { errMsg: `failed to load ${part.data.src}` })
    })
  },
  draw(part, changed) {
    const element = part.control as HTMLImageElement
    const mode = String(part.data.mode ?? 'scaleToFill')
    element.style.objectFit = fits[mode] ?? (mode === 'widthFix' || mode === 'heightFix' ? 'fill' : 'cover')
    part.host.style.height = mode === 'widthFix' ? 'auto' : ''
    if (changed !== undefined && changed !== 'src') return
    if (part.data.src) element.src = browserUrl(String(part.data.src))
    else element.removeAttribute('src')
  },
}

const video: Builtin = {
  properties: {
    src: '',
    controls: true,
    autoplay: false,
    loop: false,
    muted: false,
    poster: '',
    objectFit: 'contain',
    initialTime: 0,
  },
  created(part) {
    const element = control(part, 'video', ['play', 'pause', 'ended', 'timeupdate'])
    for (const type of ['play', 'pause', 'ended', 'error'])
      element.addEventListener(type, () => part.fire(type, {}))
    element.addEventListener('timeupdate', () =>
      part.fire('timeupdate', { currentTime: element.currentTime, duration: element.duration }),
    )
  },
  draw(part) {
    const element = part.control as HTMLVideoElement
    const { src, poster, controls, loop, muted } = part.data
    const url = src ? browserUrl(String(src)) : ''
    if (element.getAttribute('src') !== url && url) element.src = url
    element.poster = poster ? browserUrl(String(poster)) : ''
    Object.assign(element, { controls: controls !== false, loop: Boolean(loop), muted: Boolean(muted) })
  },
}

/** Canvas 2d; the node is handed out by createSelectorQuery().fields({ node: true }). */
const canvas: Builtin = {
  properties: { type: '', canvasId: '', disableScroll: false },
  created(part) {
    const element = control(part, 'canvas')
    Object.assign(element, {
      createImage: () => new Image(),
      requestAnimationFrame: window.requestAnimationFrame.bind(window),
    })
  },
}

export const media: Record<string, Builtin> = { image, video, canvas }
