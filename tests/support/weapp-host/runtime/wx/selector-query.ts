import type { Part } from '../components/builtin'
import { drawnSelector, writtenId } from '../selectors'
import { top } from '../state'

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
  context?: boolean
}

type Callback = (result: unknown) => void

/** wx.createSelectorQuery, over the page on show. */
export function createSelectorQuery(): object {
  const jobs: (() => unknown)[] = []
  const query = {
    in: () => query,
    select: (selector: string) => nodes(() => read(find(selector)[0])),
    selectAll: (selector: string) =>
      nodes(() => (fields: Fields) => find(selector).map((element) => measure(element, fields))),
    selectViewport: () => nodes(() => read(top().scroller)),
    exec: (callback?: Callback) => {
      // WeChat answers after the next drawing.
      requestAnimationFrame(() => callback?.(jobs.map((job) => job())))
      return query
    },
  }

  function nodes(subject: () => (fields: Fields) => unknown) {
    const ask = (fields: Fields, callback?: Callback) => {
      jobs.push(() => {
        const result = subject()(fields)
        callback?.(result)
        return result
      })
      return query
    }
    return {
      fields: ask,
      boundingClientRect: (callback?: Callback) =>
        ask({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback?: Callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      node: (callback?: Callback) => ask({ node: true }, callback),
      context: (callback?: Callback) => ask({ context: true }, callback),
    }
  }

  return query
}

const find = (selector: string): HTMLElement[] =>
  Array.from(top().holder.querySelectorAll<HTMLElement>(drawnSelector(selector)))

const read = (element: HTMLElement | undefined) => (fields: Fields) =>
  element ? measure(element, fields) : null

function measure(element: HTMLElement, fields: Fields): Record<string, unknown> {
  const { left, top: y, right, bottom, width, height } = element.getBoundingClientRect()
  // The window of a page begins under the navigation bar.
  const up = document.getElementById('mp-pages')?.getBoundingClientRect().top ?? 0
  const part = (element as Partial<Part['host']>).builtin
  const style = getComputedStyle(element)
  return {
    ...(fields.id && { id: writtenId(element.id) }),
    ...(fields.dataset && { dataset: { ...element.dataset } }),
    ...(fields.rect && { left, top: y - up, right, bottom: bottom - up }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && {
      scrollLeft: element.scrollLeft,
      scrollTop: element.scrollTop,
      scrollWidth: element.scrollWidth,
      scrollHeight: element.scrollHeight,
    }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, part?.data[name]])),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, style[name as never]])),
    ...(fields.node && { node: part?.control ?? null }),
    ...(fields.context && { context: part?.control ?? null }),
  }
}
