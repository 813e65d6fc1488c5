import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { WebSocketServer } from 'ws'
import { appMethods } from './app-methods'
import { elementMethods } from './element-methods'
import { pageMethods } from './page-methods'
import { Elements, type Methods } from './session'

/**
 * Answers the automation protocol of WeChat DevTools for the mini-program in a page of the browser, so that
 * miniprogram-automator connects to it unchanged.
 */
export async function openBridge(page: Page): Promise<{ wsEndpoint: string; close(): void }> {
  const events = { log: false }
  const elements = new Elements(page)
  const methods: Methods = {
    ...appMethods(page, events),
    ...pageMethods(elements),
    ...elementMethods(elements),
  }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const tell = (method: string, params: unknown) => {
    for (const client of server.clients) client.send(JSON.stringify({ method, params }))
  }
  await page.exposeFunction('linliBinding', (name: string, args: unknown[]) =>
    tell('App.bindingCalled', { name, args }),
  )
  page.on('console', (message) => {
    if (events.log) tell('App.logAdded', { type: message.type(), args: [message.text()] })
  })
  page.on('pageerror', ({ message, stack }) => tell('App.exceptionThrown', { exception: { message, stack } }))

  server.on('connection', (client) => {
    client.on('message', async (raw) => {
      const { id, method, params } = JSON.parse(raw.toString())
      try {
        const run = methods[method]
        if (!run) throw new Error(`${method} is not supported by the weapp host`)
        client.send(JSON.stringify({ id, result: (await run(params ?? {})) ?? {} }))
      } catch (problem) {
        client.send(JSON.stringify({ id, error: { message: (problem as Error).message.split('\n')[0] } }))
      }
    })
  })
  const { port } = server.address() as AddressInfo
  const close = () => {
    for (const client of server.clients) client.terminate()
    server.close()
  }
  return { wsEndpoint: `ws://127.0.0.1:${port}`, close }
}
