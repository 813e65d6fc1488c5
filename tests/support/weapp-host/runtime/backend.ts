import { CurrentWindowBackendContext, type EventOptions, Event as MpEvent } from 'glass-easel'
import { renamedTags } from './tags'

type Target = Parameters<typeof MpEvent.dispatchEvent>[0]

const renamed = new Set<string>(renamedTags)

/** The browser as glass-easel's backend, with WeChat's element names and event members. */
export class Backend extends CurrentWindowBackendContext {
  constructor() {
    super()
    const own = {
      createElement: (tag: string) => document.createElement(renamed.has(tag) ? `wx-${tag}` : tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
    this.document = own as unknown as typeof this.document
    this.onEvent((target, type, detail, options) => {
      const event = new MpEvent(type, detail, { ...options, extraFields: touchMembers(options) })
      MpEvent.dispatchEvent(target as Target, event)
      // glass-easel: 1 keeps the browser from its default action.
      return event.defaultPrevented() ? 1 : 0
    })
  }
}

/** The touches of a mini-program's event are members of it, not of its detail. */
function touchMembers(options: EventOptions): Record<string, unknown> {
  const { originalEvent } = options as { originalEvent?: unknown }
  if (!(originalEvent instanceof TouchEvent)) return {}
  return { touches: list(originalEvent.touches), changedTouches: list(originalEvent.changedTouches) }
}

const list = (touches: TouchList) =>
  Array.from(touches, ({ identifier, pageX, pageY, clientX, clientY }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
  }))
