import type { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'

/** A built-in component while it lives. */
export interface Part {
  data: Record<string, unknown>
  /** Its element on the page. */
  host: HTMLElement & { builtin: Part }
  /** The browser's own control inside, if it has one. */
  control?: HTMLElement
  setData(data: Record<string, unknown>): void
  /** Fires an event of the mini-program. */
  fire(type: string, detail: unknown, bubbles?: boolean): void
  onTap(handler: () => void): void
}

export interface Builtin {
  /** Documented properties and their defaults. */
  properties?: Record<string, unknown>
  created?(part: Part): void
  /** Called after any of the properties has changed, and once after `created`. */
  draw?(part: Part, changed?: string): void
}

/** What every built-in takes; Taro's templates set them all. */
const common = {
  hoverClass: '',
  hoverStartTime: 0,
  hoverStayTime: 0,
  hoverStopPropagation: false,
  animation: null,
  ariaLabel: '',
  ariaRole: '',
}

interface Raw {
  data: Record<string, unknown>
  host?: unknown
  setData(data: Record<string, unknown>): void
  triggerEvent(type: string, detail: unknown, options: object): void
  addListener(type: string, handler: () => void): void
  getBackendElement(): HTMLElement
}

const parts = new WeakMap<object, Part>()

/** Registers built-ins under the names that WXML uses. */
export function registerBuiltins(
  environment: MiniProgramEnv,
  space: Space,
  builtins: Record<string, Builtin>,
): void {
  const globalSpace = environment.getGlobalCodeSpace().getComponentSpace()
  for (const [name, builtin] of Object.entries(builtins)) {
    const { properties = {}, created, draw } = builtin
    let definition = globalSpace
      .define(`wx-${name}`)
      .options({ hostNodeTagName: `wx-${name}` }) as unknown as Definition
    for (const [key, value] of Object.entries({ ...common, ...properties })) {
      definition = definition.property(key, {
        type: null,
        value,
        observer(this: Raw) {
          const part = parts.get(this)
          if (part) draw?.(part, key)
        },
      })
    }
    definition = definition.lifetime('created', function (this: Raw) {
      const part = makePart(this)
      parts.set(this, part)
      if (part.data.ariaLabel) part.host.setAttribute('aria-label', String(part.data.ariaLabel))
      created?.(part)
      draw?.(part)
    })
    space.getComponentSpace().setGlobalUsingComponent(name, definition.registerComponent())
  }
}

interface Definition {
  property(name: string, options: object): Definition
  lifetime(name: string, handler: (this: Raw) => void): Definition
  registerComponent(): never
}

interface Space {
  getComponentSpace(): { setGlobalUsingComponent(name: string, definition: never): void }
}

function makePart(raw: Raw): Part {
  const host = raw.getBackendElement() as Part['host']
  const part: Part = {
    get data() {
      return raw.data
    },
    host,
    setData: (data) => raw.setData(data),
    fire: (type, detail, bubbles = false) => raw.triggerEvent(type, detail, { bubbles, composed: bubbles }),
    onTap: (handler) => raw.addListener('tap', handler),
  }
  host.builtin = part
  return part
}

/** Puts a browser control into a built-in and keeps its own events from the mini-program. */
export function control<K extends keyof HTMLElementTagNameMap>(
  part: Part,
  tag: K,
  silent: string[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  part.control = element
  for (const type of ['input', 'change', 'focus', 'blur', 'keydown', 'load', 'error', 'scroll', ...silent]) {
    element.addEventListener(type, (event) => event.stopPropagation())
  }
  part.host.appendChild(element)
  return element
}
