/** What WeChat Pay said no to, or did not answer. `code` is WeChat's own, or one of ours: NO_ANSWER, UNVERIFIED, UNREADABLE. */
export class WechatPayError extends Error {
  constructor(
    /** HTTP status, 0 when there was no answer. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** True when the request may have been carried out all the same: ask before doing it anew under another number. */
    readonly perhapsDone: boolean,
  ) {
    super(`wechat pay ${status} ${code}: ${message}`)
  }

  /** Asking again later, under the same number, may help. */
  get transient(): boolean {
    return this.perhapsDone || this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** A refusal as WeChat words it: `{code, message}`; a gateway's HTML has neither. */
export function refusal(status: number, words: string): WechatPayError {
  let code = 'UNREADABLE'
  let message = words.slice(0, 200)
  try {
    const json = JSON.parse(words) as { code?: unknown; message?: unknown }
    if (typeof json.code === 'string') code = json.code
    if (typeof json.message === 'string') message = json.message
  } catch {
    // A gateway spoke, not WeChat.
  }
  return new WechatPayError(status, code, message, status >= 500)
}
