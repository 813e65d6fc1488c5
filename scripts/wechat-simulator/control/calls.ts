import type { Fault } from '../faults'
import { PAY_CONTROL_PATHS, type PayControl } from '../pay/control'
import type { PushRecord, PushTarget } from '../push/push'
import type { ConsentChoice } from '../world/consents'
import type { Limit } from '../world/limits'
import type { MediaCheck, MediaVerdict } from '../world/media'
import type { Template } from '../world/templates'
import type { Keyword } from '../world/text-rules'
import type { SimUser, UserChange } from '../world/users'
import type { Entrance, LoggedRequest, SentMessage } from '../world/world'

/** What a person with a phone, WeChat's staff or bad luck would do. The same calls in-process and over HTTP. */
export interface SimulatorControl extends PayControl {
  /** Creates the user or changes what is given. */
  setUser(input: UserChange): Promise<SimUser>
  users(): Promise<SimUser[]>
  /** wx.login: a code for this user, who is thereby visiting. `appid` lets a test bind it to another account. */
  login(input: { user: string; appid?: string }): Promise<{ code: string }>
  /** The phone button: a code for the user's own or the given number. */
  phoneCode(input: { user: string; phone?: string }): Promise<{ code: string }>
  /** The user opens the mini-program (content checks want that within two hours). */
  visit(input: { user: string }): Promise<SimUser>
  /** wx.requestSubscribeMessage: the user's answer per template; gives back what `wx` would. */
  consent(input: { user: string; choices: Record<string, ConsentChoice> }): Promise<Record<string, string>>
  /** Messages a template may still send to the user. */
  consentCount(input: { user: string; templateId: string }): Promise<{ count: number }>
  /** Subscribe messages that went out, oldest first, narrowed by any of the fields (`text`: anywhere in the values). */
  messages(input?: {
    user?: string
    openid?: string
    templateId?: string
    text?: string
  }): Promise<SentMessage[]>
  setTemplates(input: { templates: Template[] }): Promise<void>
  setKeywords(input: { keywords: Keyword[] }): Promise<void>
  addFault(input: Fault): Promise<void>
  faults(): Promise<Fault[]>
  clearFaults(input?: { path?: string }): Promise<void>
  /** Quota of one API path from now on. */
  setLimit(input: { path: string } & Limit): Promise<void>
  /** Ends all access tokens. */
  endTokens(input: { how: 'revoked' | 'expired' }): Promise<void>
  addVerdict(input: MediaVerdict): Promise<void>
  clearVerdicts(): Promise<void>
  mediaChecks(): Promise<MediaCheck[]>
  /** Delivers every photo result that still waits for its time. @returns how many events went out */
  flushPushes(): Promise<{ delivered: number }>
  /** Sends the event of a finished (or lost) photo check once more. */
  redeliver(input: { traceId: string }): Promise<void>
  pushes(): Promise<PushRecord[]>
  setPush(input: PushTarget): Promise<void>
  /** The GET by which WeChat checks the push address. */
  verifyPush(): Promise<{ ok: boolean; status: number; body: string }>
  now(): Promise<{ now: number; frozen: boolean }>
  /** @param input.ms forward, ≥ 0; everything that falls due has happened when this resolves */
  advance(input: { ms: number }): Promise<{ now: number }>
  setClock(input: { at: number }): Promise<{ now: number }>
  freezeClock(): Promise<{ now: number }>
  /** Requests to the platform, oldest first; secrets are masked. */
  requests(input?: { path?: string }): Promise<LoggedRequest[]>
  clearRequests(): Promise<void>
  /** Codes and links that were generated. */
  entrances(): Promise<Entrance[]>
}

export type ControlName = keyof SimulatorControl

/** Path below /__sim/ of every call. All are POST with a JSON object (or nothing) and answer JSON. */
export const CONTROL_PATHS: Record<ControlName, string> = {
  setUser: 'set-user',
  users: 'users',
  login: 'login',
  phoneCode: 'phone-code',
  visit: 'visit',
  consent: 'consent',
  consentCount: 'consent-count',
  messages: 'messages',
  setTemplates: 'set-templates',
  setKeywords: 'set-keywords',
  addFault: 'add-fault',
  faults: 'faults',
  clearFaults: 'clear-faults',
  setLimit: 'set-limit',
  endTokens: 'end-tokens',
  addVerdict: 'add-verdict',
  clearVerdicts: 'clear-verdicts',
  mediaChecks: 'media-checks',
  flushPushes: 'flush-pushes',
  redeliver: 'redeliver',
  pushes: 'pushes',
  setPush: 'set-push',
  verifyPush: 'verify-push',
  now: 'now',
  advance: 'advance',
  setClock: 'set-clock',
  freezeClock: 'freeze-clock',
  requests: 'requests',
  clearRequests: 'clear-requests',
  entrances: 'entrances',
  ...PAY_CONTROL_PATHS,
}
