import { useSyncExternalStore } from 'react'
import { isWeapp } from '../device/env'
import { exclusively } from '../device/exclusive'
import { loginCode } from '../device/login'
import { forget, recall, remember } from '../device/storage'
import type { Output } from './contract'
import { exchange } from './exchange'
import { newKey } from './key'
import { ApiProblem } from './problem'
import { routes } from './routes.gen'

type Answer = Output<'identity.refresh'>
export type Me = Answer['me']

interface Session {
  accessToken: string
  refreshToken: string
  /** Epoch milliseconds by this phone's clock. */
  accessUntil: number
  me: Me
}

/** Where people sign in where WeChat can't do it for them. */
export const signInPage = '/identity/pages/sign-in/index'

const key = 'session'
const listeners = new Set<() => void>()
let session = recall<Session>(key)

function set(next: Session | undefined): void {
  session = next
  if (next) remember(key, next)
  else forget(key)
  for (const listener of listeners) listener()
}

/** Takes the answer of a sign-in (`identity.wechatLogin`, `passwordLogin`, `demoLogin`) as the session from now on. */
export function startSession({ accessToken, refreshToken, expiresIn, me }: Answer): void {
  set({ accessToken, refreshToken, me, accessUntil: Date.now() + expiresIn * 1000 })
}

/** Forgets the session on this phone; `identity.logout` ends it on the server. */
export function endSession(): void {
  set(undefined)
}

/** Puts a newer answer of `identity.me` or `updateMe` in the place of what is known about the user. */
export function refreshMe(me: Me): void {
  if (session) set({ ...session, me })
}

/** The signed-in user as last told by the server; undefined when nobody is. Redraws when it changes. */
export function useMe(): Me | undefined {
  return useSyncExternalStore(subscribe, () => session?.me)
}

/** The account that is signed in as far as this phone knows. */
export const myId = (): string | undefined => session?.me.id

/**
 * Calls back whenever the session changes.
 * @returns how to stop
 */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether calls that need an account will have one without the user doing anything: always in WeChat. */
export function useSignedIn(): boolean {
  return useMe() !== undefined || isWeapp
}

/**
 * The county of the user, else the one chosen on this phone, else the first of the deployment.
 * @throws ApiProblem
 */
export async function tenant(): Promise<string> {
  const known = session?.me.tenant ?? recall<string>('tenant')
  if (known) return known
  const { items } = (await exchange({ method: 'GET', path: '/tenants' })) as Output<'identity.tenants'>
  const [first] = items
  if (!first) throw new ApiProblem(404, 'TENANT_UNKNOWN', '这里还没有开通任何县')
  return first.slug
}

/** Keeps the choice of county; the next sign-in goes there. */
export function chooseTenant(slug: string): void {
  remember('tenant', slug)
  endSession()
}

/** The access token to send if there is a session, without asking anyone. */
export const presentToken = (): string | undefined => session?.accessToken

/**
 * An access token that should be good.
 * @param refused the token the server has just refused, if any
 * @throws ApiProblem NOT_SIGNED_IN where the user must sign in by hand
 */
export async function accessToken(refused?: string): Promise<string> {
  if (session && session.accessToken !== refused && Date.now() < session.accessUntil)
    return session.accessToken
  renewal ??= exclusively(key, () => renew(refused)).finally(() => {
    renewal = undefined
  })
  return renewal
}

/** Calls that find the token expired together wait for one renewal: a refresh token works once. */
let renewal: Promise<string> | undefined

async function renew(refused?: string): Promise<string> {
  // Another tab may have renewed while we waited for our turn.
  const kept = recall<Session>(key)
  if (kept && kept.accessToken !== refused && Date.now() < kept.accessUntil) {
    set(kept)
    return kept.accessToken
  }
  if (kept) {
    try {
      return await start('identity.refresh', { refreshToken: kept.refreshToken })
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.isPassing) throw problem
      set(undefined)
    }
  }
  const code = await loginCode()
  if (!code) throw new ApiProblem(401, 'NOT_SIGNED_IN', '请先登录')
  return start('identity.wechatLogin', { tenant: await tenant(), code })
}

async function start(name: 'identity.refresh' | 'identity.wechatLogin', body: unknown): Promise<string> {
  const [method, path] = routes[name]
  const answer = (await exchange({ method, path, body, header: { 'Idempotency-Key': newKey() } })) as Answer
  startSession(answer)
  return answer.accessToken
}
