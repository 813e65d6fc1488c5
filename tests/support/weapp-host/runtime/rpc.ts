/** Calls of the page to the test process (host.ts): what a browser can't or must not do itself. */
declare global {
  interface Window {
    linliRpc(name: string, argument: unknown): Promise<unknown>
  }
}

export const rpc = <T>(name: string, argument: unknown = {}): Promise<T> =>
  window.linliRpc(name, argument) as Promise<T>

/** Where the browser finds a picture that the mini-program names: its own files, temporary files, the server's. */
export function browserUrl(src: string): string {
  if (src.startsWith('wxfile://')) return `/__tmp/${src.slice('wxfile://'.length)}`
  if (/^https?:/.test(src)) return `/__remote?url=${encodeURIComponent(src)}`
  if (/^(data:|blob:)/.test(src)) return src
  return src.startsWith('/') ? src : `/${src}`
}
