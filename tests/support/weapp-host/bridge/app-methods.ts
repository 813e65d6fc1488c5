import type { Page } from 'playwright-core'
import type { Methods } from './session'

/** Tool.* and App.* of the automation protocol. */
export function appMethods(page: Page, events: { log: boolean }): Methods {
  return {
    'Tool.getInfo': () => ({ SDKVersion: '3.0.0' }),
    'Tool.close': () => ({}),
    'App.exit': () => ({}),
    'App.enableLog': () => {
      events.log = true
      return {}
    },
    'App.getCurrentPage': () =>
      page.evaluate(() => {
        const { id, path, query } = window.linliHost.top()
        return { pageId: id, path, query }
      }),
    'App.getPageStack': () =>
      page.evaluate(() => ({
        pageStack: window.linliHost.state.stack.map(({ id, path, query }) => ({ pageId: id, path, query })),
      })),
    'App.callWxMethod': (params) =>
      page.evaluate(async ({ method, args }) => {
        const call = window.linliHost.state.wx[method]
        if (!call) throw new Error(`wx.${method} not exists`)
        return { result: await call(...(args ?? [])) }
      }, params),
    'App.mockWxMethod': (params) => page.evaluate(mockInPage, params),
    'App.callFunction': (params) =>
      page.evaluate(async ({ functionDeclaration, args }) => {
        const { state } = window.linliHost
        const make = new Function('wx', 'getApp', 'getCurrentPages', `return (${functionDeclaration})`)
        const run = make(
          state.wx,
          () => state.instance,
          () => state.stack.map(({ caller }) => caller),
        )
        return { result: await run(...(args ?? [])) }
      }, params),
    'App.addBinding': ({ name }) =>
      page.evaluate((binding) => {
        const send = (window as unknown as { linliBinding(name: string, args: unknown[]): void }).linliBinding
        Object.assign(window, { [binding]: (...args: unknown[]) => send(binding, args) })
      }, name),
    'App.captureScreenshot': async () => ({ data: (await page.screenshot()).toString('base64') }),
  }
}

interface Mock {
  method: string
  result?: unknown
  functionDeclaration?: string
  args?: unknown[]
}

/** Runs in the browser: replaces a call of wx, or, with neither result nor function, gives it back. */
function mockInPage({ method, result, functionDeclaration, args = [] }: Mock): object {
  type Call = (...args: unknown[]) => unknown
  type Callbacks = { success?: (value: unknown) => void; complete?: (value: unknown) => void }
  const { wx } = window.linliHost.state
  const originals = wx as unknown as { linliOriginals?: Record<string, Call | undefined> }
  originals.linliOriginals ??= {}
  if (!(method in originals.linliOriginals)) originals.linliOriginals[method] = wx[method]
  const origin = originals.linliOriginals[method]
  if (functionDeclaration === undefined && result === undefined) {
    wx[method] = origin
    return {}
  }
  const run = functionDeclaration ? (new Function(`return (${functionDeclaration})`)() as Call) : () => result
  wx[method] = (...given: unknown[]) => {
    const answer = run.call({ origin }, ...given, ...args)
    if (method.endsWith('Sync')) return answer
    const { success, complete } = (given[0] ?? {}) as Callbacks
    return Promise.resolve(answer).then((value) => {
      success?.(value)
      complete?.(value)
      return value
    })
  }
  return {}
}
