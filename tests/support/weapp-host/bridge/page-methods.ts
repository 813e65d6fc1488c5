import { drawnSelector } from '../runtime/selectors'
import type { Elements, Methods } from './session'

/** Page.* of the automation protocol. */
export function pageMethods(elements: Elements): Methods {
  const { page } = elements
  return {
    'Page.getElement': async (p) =>
      elements.one(await elements.holder(p), drawnSelector(p.selector), p.pageId),
    'Page.getElements': async (p) =>
      elements.all(await elements.holder(p), drawnSelector(p.selector), p.pageId),
    'Page.getElementByXpath': async (p) =>
      elements.one(await elements.holder(p), `xpath=${within(p.selector)}`, p.pageId),
    'Page.getElementsByXpath': async (p) =>
      elements.all(await elements.holder(p), `xpath=${within(p.selector)}`, p.pageId),
    'Page.getData': (params) =>
      page.evaluate(({ pageId, path }) => {
        let data = window.linliHost.state.stack.find(({ id }) => id === pageId)?.caller.data as Record<
          string,
          unknown
        >
        const steps = path
          ? String(path)
              .split(/[.[\]]+/)
              .filter(Boolean)
          : []
        for (const step of steps) data = data?.[step] as Record<string, unknown>
        return { data: data === undefined ? null : JSON.parse(JSON.stringify(data)) }
      }, params),
    'Page.setData': (params) =>
      page.evaluate(({ pageId, data }) => {
        window.linliHost.state.stack.find(({ id }) => id === pageId)?.caller.setData(data)
        return {}
      }, params),
    'Page.callMethod': (params) =>
      page.evaluate(async ({ pageId, method, args }) => {
        const caller = window.linliHost.state.stack.find(({ id }) => id === pageId)?.caller
        const run = caller?.[method]
        if (typeof run !== 'function') throw new Error(`page.${method} not exists`)
        return { result: await run.apply(caller, args ?? []) }
      }, params),
    'Page.getWindowProperties': (params) =>
      page.evaluate(({ names }) => {
        const scroller = window.linliHost.top().scroller
        const known: Record<string, unknown> = {
          'document.documentElement.scrollWidth': scroller.scrollWidth,
          'document.documentElement.scrollHeight': scroller.scrollHeight,
          'document.documentElement.scrollTop': scroller.scrollTop,
        }
        const read = (name: string) =>
          name in known
            ? known[name]
            : name
                .split('.')
                .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], window)
        return { properties: names.map(read) }
      }, params),
  }
}

/** An absolute path of the mini-program begins at its page, not at the browser's document. */
const within = (xpath: string): string =>
  xpath.startsWith('/') ? `.${xpath.startsWith('//') ? '' : '/'}${xpath}` : xpath
