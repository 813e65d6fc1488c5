import type { ElementHandle, Page } from 'playwright-core'
import type { LinliHost } from '../runtime/main'

declare global {
  interface Window {
    linliHost: LinliHost
  }
}

/** Parameters of a protocol message; each method reads the members it documents. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol has a shape per method (TARO §6)
export type Params = any

export type Methods = Record<string, (params: Params) => unknown>

/** The elements that the client has been told of, by id. */
export class Elements {
  private readonly known = new Map<string, ElementHandle<HTMLElement>>()
  private last = 0

  constructor(readonly page: Page) {}

  get({ elementId }: { elementId: string }): ElementHandle<HTMLElement> {
    const element = this.known.get(elementId)
    if (!element) throw new Error('no such element')
    return element
  }

  /** The page that shows a record of the page stack. */
  async holder({ pageId }: { pageId: number }): Promise<ElementHandle<HTMLElement>> {
    const handle = await this.page.evaluateHandle((id) => {
      const record = window.linliHost.state.stack.find((one) => one.id === id)
      if (!record) throw new Error('page destroyed')
      return record.holder
    }, pageId)
    return handle.asElement() as ElementHandle<HTMLElement>
  }

  private async tell(element: ElementHandle<HTMLElement>, pageId: number) {
    const elementId = String(++this.last)
    this.known.set(elementId, element)
    const tagName = await element.evaluate((node) => node.localName.replace(/^wx-/, ''))
    return { elementId, tagName, pageId }
  }

  async one(within: ElementHandle<HTMLElement>, selector: string, pageId: number) {
    const found = (await within.$(selector)) as ElementHandle<HTMLElement> | null
    if (!found) throw new Error('no such element')
    return this.tell(found, pageId)
  }

  async all(within: ElementHandle<HTMLElement>, selector: string, pageId: number) {
    const found = (await within.$$(selector)) as ElementHandle<HTMLElement>[]
    return { elements: await Promise.all(found.map((element) => this.tell(element, pageId))) }
  }
}
