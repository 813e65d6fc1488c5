import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { UserFiles } from './user-files'

/** What a test hands in as a photo or video: a path, or bytes with a name. */
export type TestFile = string | { name: string; bytes: Buffer }

type Consent = 'accept' | 'reject' | 'ban' | 'filter'

/** The phone and its user, as the test sets them. */
export interface Phone {
  /** Who uses it: a user of the WeChat simulator. */
  user: string
  /** Origin of the WeChat simulator; without it login fails as with no connection. */
  simulatorUrl?: string
  /** Origin that takes the place of http://api.linli.local in this build. */
  apiBase?: string
  /** Where it is, GCJ-02; undefined: the user does not tell. */
  place?: { lng: number; lat: number }
  /** What the user chooses next; [] is a cancel. */
  files: TestFile[]
  /** What the next QR code says; undefined is a cancel. */
  scan?: string
  /** The answer to each question for a subscribe message. */
  consent: Consent
  /** What the user does at WeChat's payment sheet, and when a merchant's transfer asks to be taken; default: agrees. `fail`: WeChat can't. */
  pay?: 'pay' | 'cancel' | 'fail'
  clipboard?: string
  /** Bytes that the mini-program may keep in the user's folder; default 200 MB. */
  room?: number
}

/** Name in the place of the server's origin in a weapp build, see miniprogram/config/index.ts. */
const placeholder = 'http://api.linli.local'

export interface TempFile {
  name: string
  bytes: Buffer
}

/** What runs outside of the browser on behalf of the mini-program: HTTP without CORS and cookies, files, WeChat's servers. */
export class Host {
  readonly temporary = new Map<string, TempFile>()
  readonly user = new UserFiles(
    (path) => this.kept(path),
    () => this.phone.room ?? 200 * 1024 * 1024,
  )
  private readonly running = new Map<string, AbortController>()
  private lastFile = 0

  constructor(readonly phone: Phone) {}

  /** The address of the server under test for an address in the build. */
  address(url: string): string {
    if (!this.phone.apiBase || !url.startsWith(placeholder)) return url
    return this.phone.apiBase.replace(/\/$/, '') + url.slice(placeholder.length)
  }

  private async simulator<T>(call: string, body: object): Promise<T> {
    if (!this.phone.simulatorUrl) throw new Error('no WeChat simulator')
    const url = `${this.phone.simulatorUrl.replace(/\/$/, '')}/__sim/${call}`
    const answer = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ user: this.phone.user, ...body }),
    })
    if (!answer.ok) throw new Error(`simulator ${call}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** The user at WeChat's cashier. @throws what `wx` would say after `name:fail ` */
  private async atCashier(name: string, call: string, body: object): Promise<object> {
    const { pay = 'pay' } = this.phone
    if (pay === 'fail') throw new Error('系统繁忙')
    // The simulator's payment sheet can be left; its question about a transfer is left here.
    if (pay === 'cancel' && call !== 'pay') throw new Error('cancel')
    const { errMsg } = await this.simulator<{ errMsg: string }>(call, body)
    const [, trouble] = errMsg.split(`${name}:fail`)
    if (trouble !== undefined) throw new Error(trouble.trim())
    return {}
  }

  keep(name: string, bytes: Buffer): string {
    const key = `tmp_${++this.lastFile}${extname(name)}`
    this.temporary.set(key, { name, bytes })
    return `wxfile://${key}`
  }

  /** A temporary file, or one of the user's folder. */
  file(path: string): TempFile | undefined {
    return this.temporary.get(path.replace('wxfile://', '')) ?? this.user.files.get(path)
  }

  private kept(path: string): TempFile {
    const file = this.file(path)
    if (!file) throw new Error(`file not found ${path}`)
    return file
  }

  private async http<T>(
    id: string,
    url: string,
    init: RequestInit,
    timeout: number,
    read: (answer: Response) => Promise<T>,
  ) {
    const stop = new AbortController()
    this.running.set(id, stop)
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(timeout)])
    try {
      const answer = await fetch(this.address(url), { ...init, signal, redirect: 'follow' })
      const header = Object.fromEntries(answer.headers)
      return { statusCode: answer.status, header, cookies: [], ...(await read(answer)) }
    } catch (problem) {
      const error = problem as Error
      throw new Error(
        error.name === 'TimeoutError' ? 'timeout' : error.name === 'AbortError' ? 'abort' : 'connect refused',
      )
    } finally {
      this.running.delete(id)
    }
  }

  /** Every call of the page, by the name that runtime/ uses. */
  readonly calls: Record<string, (argument: never) => unknown> = {
    request: ({ id, url, method = 'GET', header = {}, data, dataType, timeout = 60_000 }: RequestCall) => {
      const verb = method.toUpperCase()
      if (!verbs.has(verb)) throw new Error(`request method ${verb} is not supported`)
      // Names of headers have no case: what is given replaces the default, as in WeChat.
      const headers = new Headers({ 'content-type': 'application/json' })
      for (const [name, value] of Object.entries(header)) headers.set(name, value)
      const inUrl = verb === 'GET' && data !== undefined && typeof data !== 'string'
      const query = inUrl ? new URLSearchParams(data as Record<string, string>).toString() : ''
      const address = query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url
      const body =
        inUrl || data === undefined || verb === 'GET'
          ? undefined
          : typeof data === 'string'
            ? data
            : JSON.stringify(data)
      return this.http(id, address, { method: verb, headers, body }, timeout, async (answer) => {
        const text = await answer.text()
        return { data: dataType === undefined || dataType === 'json' ? parsed(text) : text }
      })
    },
    uploadFile: ({ id, url, filePath, name, header = {}, formData = {}, timeout = 60_000 }: UploadCall) => {
      const file = this.kept(filePath)
      const form = new FormData()
      for (const [key, value] of Object.entries(formData)) form.append(key, String(value))
      form.append(name, new Blob([new Uint8Array(file.bytes)], { type: typeOf(file.name) }), file.name)
      const headers = Object.fromEntries(
        Object.entries(header).filter(([key]) => key.toLowerCase() !== 'content-type'),
      )
      return this.http(id, url, { method: 'POST', headers, body: form }, timeout, async (answer) => ({
        data: await answer.text(),
      }))
    },
    downloadFile: ({ id, url, header, timeout = 60_000 }: RequestCall) =>
      this.http(id, url, { headers: header }, timeout, async (answer) => ({
        tempFilePath: this.keep(basename(new URL(url).pathname), Buffer.from(await answer.arrayBuffer())),
      })),
    abort: ({ id }: { id: string }) => this.running.get(id)?.abort(),
    login: () => this.simulator('login', {}),
    phoneCode: () => this.simulator('phone-code', {}),
    subscribe: ({ templateIds }: { templateIds: string[] }) =>
      this.simulator('consent', {
        choices: Object.fromEntries(templateIds.map((id) => [id, this.phone.consent])),
      }),
    pay: (params: object) => this.atCashier('requestPayment', 'pay', { params, how: this.phone.pay }),
    takeTransfer: ({ package: subject }: { package: string }) =>
      this.atCashier('requestMerchantTransfer', 'confirm-transfer', { package: subject }),
    place: () => this.phone.place ?? null,
    scan: () => this.phone.scan ?? null,
    clipboard: ({ data }: { data: string }) => {
      this.phone.clipboard = data
    },
    chooseFiles: ({ count }: { count: number }) =>
      this.phone.files.slice(0, count).map((file) => {
        const name = typeof file === 'string' ? basename(file) : file.name
        const bytes = typeof file === 'string' ? readFileSync(file) : file.bytes
        return {
          name,
          path: this.keep(name, bytes),
          size: bytes.length,
          type: name.endsWith('.mp4') ? 'video' : 'image',
        }
      }),
    userFiles: (asked: Parameters<UserFiles['ask']>[0]) => this.user.ask(asked),
    saveTemp: ({ base64, extension }: { base64: string; extension: string }) =>
      this.keep(`canvas.${extension}`, Buffer.from(base64, 'base64')),
  }
}

/** What wx.request can send. */
const verbs = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'])

interface RequestCall {
  id: string
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  dataType?: string
  timeout?: number
}

interface UploadCall extends RequestCall {
  filePath: string
  name: string
  formData?: Record<string, unknown>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const types: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
}

/** Content type by the ending of a file name. */
export const typeOf = (name: string): string =>
  types[extname(name).toLowerCase()] ?? 'application/octet-stream'
