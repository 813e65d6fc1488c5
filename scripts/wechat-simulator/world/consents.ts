/** What the user answered in the dialogue of wx.requestSubscribeMessage. */
export type ConsentChoice = 'accept' | 'reject'

/**
 * One-time subscriptions: an accept adds one message to (openid, template), a send takes one away. A later "no"
 * takes nothing back (WECHAT part 4).
 */
export class Consents {
  #counts = new Map<string, number>()

  answer(openid: string, templateId: string, choice: ConsentChoice): void {
    if (choice === 'accept') this.#counts.set(key(openid, templateId), this.count(openid, templateId) + 1)
  }

  count(openid: string, templateId: string): number {
    return this.#counts.get(key(openid, templateId)) ?? 0
  }

  /** @returns false when nothing was left */
  take(openid: string, templateId: string): boolean {
    const left = this.count(openid, templateId)
    if (left > 0) this.#counts.set(key(openid, templateId), left - 1)
    return left > 0
  }

  dump(): [string, number][] {
    return [...this.#counts]
  }

  restore(counts: [string, number][]): void {
    this.#counts = new Map(counts)
  }
}

function key(openid: string, templateId: string): string {
  return `${openid} ${templateId}`
}
