import type { ElementHandle } from 'playwright-core'
import type { Part } from '../runtime/components/builtin'
import { drawnSelector } from '../runtime/selectors'
import type { Elements, Methods, Params } from './session'

type PartElement = Partial<Part['host']> & HTMLElement & { __wxElement?: GlassElement }

interface GlassElement {
  id?: string
  data?: Record<string, unknown>
  dataset?: Record<string, unknown>
  triggerEvent(type: string, detail: unknown, options: object): void
}

/** Element.* of the automation protocol. */
export function elementMethods(elements: Elements): Methods {
  const get = (params: Params) => elements.get(params) as unknown as ElementHandle<PartElement>
  return {
    'Element.getElement': (p) => elements.one(elements.get(p), drawnSelector(p.selector), p.pageId),
    'Element.getElements': (p) => elements.all(elements.get(p), drawnSelector(p.selector), p.pageId),
    'Element.tap': async (p) => {
      await get(p).tap()
      return {}
    },
    'Element.touchstart': (p) => touch(get(p), 'touchstart', p),
    'Element.touchmove': (p) => touch(get(p), 'touchmove', p),
    'Element.touchend': (p) => touch(get(p), 'touchend', p),
    'Element.getDOMProperties': (p) =>
      get(p).evaluate((node, names: string[]) => {
        const values = node as unknown as Record<string, unknown>
        return { properties: names.map((name) => values[name]) }
      }, p.names),
    'Element.getProperties': (p) => get(p).evaluate(readProperties, p.names),
    'Element.getAttributes': (p) =>
      get(p).evaluate((node, names: string[]) => {
        const read = (name: string) => {
          if (name === 'class') return node.className
          if (name === 'id') return node.__wxElement?.id
          if (name.startsWith('data-')) return node.__wxElement?.dataset?.[name.slice('data-'.length)]
          return node.__wxElement?.data?.[name] ?? node.getAttribute(name)
        }
        return { attributes: names.map(read) }
      }, p.names),
    'Element.getStyles': (p) =>
      get(p).evaluate((node, names: string[]) => {
        const style = getComputedStyle(node)
        return { styles: names.map((name) => style.getPropertyValue(name)) }
      }, p.names),
    'Element.getOffset': (p) =>
      get(p).evaluate((node) => {
        const { left, top } = node.getBoundingClientRect()
        return { left, top }
      }),
    'Element.getWXML': (p) =>
      get(p).evaluate((node, type) => ({ wxml: type === 'inner' ? node.innerHTML : node.outerHTML }), p.type),
    'Element.triggerEvent': (p) =>
      get(p).evaluate((node, { type, detail }) => {
        const bubbles = type === 'tap' || type === 'longpress'
        node.__wxElement?.triggerEvent(type, detail ?? {}, { bubbles, composed: bubbles })
        return {}
      }, p),
    'Element.dispatchEvent': (p) =>
      get(p).evaluate((node, { eventName, detail }) => {
        node.__wxElement?.triggerEvent(eventName, detail ?? {}, { bubbles: true, composed: true })
        return {}
      }, p),
    'Element.callFunction': async (p) => ({
      result: (await callFunction(get(p), p.functionName, p.args ?? [])) ?? null,
    }),
  }
}

/** Runs in the browser. `__propPublic` asks which properties there are. */
function readProperties(node: PartElement, names: string[]): object {
  const data = { ...(node.builtin?.data ?? node.__wxElement?.data) }
  const control = node.builtin?.control
  if (control && 'value' in control) data.value = control.value
  const all = Object.fromEntries(Object.keys(data).map((name) => [name, true]))
  return { properties: names.map((name) => (name === '__propPublic' ? all : data[name])) }
}

interface Finger {
  identifier?: number
  pageX: number
  pageY: number
  clientX?: number
  clientY?: number
}

function touch(
  element: ElementHandle<PartElement>,
  type: string,
  params: { touches?: Finger[]; changedTouches?: Finger[] },
) {
  const { touches = [], changedTouches = [] } = params
  return element.evaluate(
    (node, given) => {
      const list = (fingers: Finger[]) =>
        fingers.map(({ identifier = 0, pageX, pageY, clientX = pageX, clientY = pageY }) => {
          return new Touch({ identifier, target: node, pageX, pageY, clientX, clientY })
        })
      const event = { touches: list(given.touches), changedTouches: list(given.changedTouches) }
      node.dispatchEvent(
        new TouchEvent(given.type, { ...event, bubbles: true, composed: true, cancelable: true }),
      )
      return {}
    },
    { type, touches, changedTouches },
  )
}

/** What the client's element classes can do beyond a tap. */
async function callFunction(
  element: ElementHandle<PartElement>,
  name: string,
  args: Params[],
): Promise<unknown> {
  const [first, second] = args
  switch (name) {
    case 'input.input':
    case 'textarea.input': {
      const field = await element.$('input,textarea')
      if (!field) throw new Error('not an input')
      return field.fill(String(first))
    }
    case 'scroll-view.scrollTo':
      return element.evaluate((node, to) => node.scrollTo({ left: to[0], top: to[1] }), [first, second])
    case 'scroll-view.scrollTop':
    case 'scroll-view.scrollLeft':
    case 'scroll-view.scrollWidth':
    case 'scroll-view.scrollHeight':
      return element.evaluate((node, key) => node[key as 'scrollTop'], name.slice('scroll-view.'.length))
    case 'swiper.swipeTo':
      return element.evaluate(
        (node, index) => node.builtin && window.linliHost.swipeTo(node.builtin, index),
        Number(first),
      )
    case 'switch.tap':
      return element.tap()
    case 'slider.slideTo':
      return element.evaluate((node, value) => {
        node.builtin?.setData({ value })
        node.builtin?.fire('change', { value })
      }, Number(first))
    default:
      throw new Error(`${name} is not supported by the weapp host`)
  }
}
