import { createHash, createHmac, randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Config } from '../platform/config'
import type { Services } from '../platform/context'
import { Problem } from '../platform/problem'

/** Whom an access token speaks for. */
export interface AccessClaims {
  tenantId: string
  accountId: string
  sessionId: string
}

const ISSUER = 'linli'
const keyOf = ({ config }: Services): Uint8Array => new TextEncoder().encode(config.TOKEN_SECRET)

/** Signs an access token (JWT, HS256) that ends ACCESS_TOKEN_SECONDS (≤ 900) from now on the product's clock. */
export function signAccess(services: Services, claims: AccessClaims): Promise<string> {
  const now = Math.floor(services.clock.now() / 1000)
  return new SignJWT({ tenant: claims.tenantId, sid: claims.sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setSubject(claims.accountId)
    .setIssuedAt(now)
    .setExpirationTime(now + services.config.ACCESS_TOKEN_SECONDS)
    .sign(keyOf(services))
}

/** Tokens whose signature was found right, per configuration and so per secret: what a token says never changes. */
const verified = new WeakMap<Config, Map<string, AccessClaims & { endsAt: number }>>()
const MAX_VERIFIED = 10_000

/**
 * Reads an access token. Past its end → SESSION_EXPIRED; anything else that is not ours → NOT_SIGNED_IN. A signature is checked
 * once per process, which is a fifth of what a request costs; the end is looked at every time.
 */
export async function readAccess(services: Services, token: string): Promise<AccessClaims> {
  const known = verified.get(services.config)?.get(token)
  if (!known) return verifyAccess(services, token)
  if (known.endsAt <= Math.floor(services.clock.now() / 1000)) throw new Problem('SESSION_EXPIRED')
  return known
}

async function verifyAccess(services: Services, token: string): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, keyOf(services), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      requiredClaims: ['sub', 'exp', 'sid', 'tenant'],
      currentDate: new Date(services.clock.now()),
    })
    const claims = {
      tenantId: String(payload.tenant),
      accountId: String(payload.sub),
      sessionId: String(payload.sid),
    }
    remember(services.config, token, { ...claims, endsAt: Number(payload.exp) })
    return claims
  } catch (error) {
    throw new Problem(error instanceof errors.JWTExpired ? 'SESSION_EXPIRED' : 'NOT_SIGNED_IN')
  }
}

function remember(config: Config, token: string, claims: AccessClaims & { endsAt: number }): void {
  const tokens = verified.get(config) ?? new Map()
  verified.set(config, tokens)
  if (tokens.size >= MAX_VERIFIED) tokens.delete(tokens.keys().next().value as string)
  tokens.set(token, claims)
}

/** What is stored of a secret that was made by a random generator (a slow hash is for what people think up). */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * The secret that follows one in a family of refresh tokens. It is derived, not drawn, so that two requests racing with the
 * same token are given the same next one, although only hashes are stored. Nobody without TOKEN_SECRET can compute it.
 */
export function successorOf(services: Services, secret: string): string {
  return createHmac('sha256', services.config.TOKEN_SECRET)
    .update('refresh\n')
    .update(secret)
    .digest('base64url')
}

/** A refresh token names its tenant and session, so that it is found by a key and not by a scan. */
export function refreshToken(tenantId: string, sessionId: string, secret: string): string {
  return `${tenantId}.${sessionId}.${secret}`
}

/** Takes a refresh token apart; null when it has not the form of one. */
export function readRefresh(token: string): { tenantId: string; sessionId: string; secret: string } | null {
  const parts = /^([\w-]{1,64})\.([\w-]{1,64})\.([\w-]{43})$/.exec(token)
  return parts ? { tenantId: parts[1] ?? '', sessionId: parts[2] ?? '', secret: parts[3] ?? '' } : null
}

/** An API key names its tenant, for the same reason. */
export const apiKeyOf = (tenantId: string, secret: string): string => `lk.${tenantId}.${secret}`

export function readApiKey(key: string): { tenantId: string; secret: string } | null {
  const parts = /^lk\.([\w-]{1,64})\.([\w-]{43})$/.exec(key)
  return parts ? { tenantId: parts[1] ?? '', secret: parts[2] ?? '' } : null
}
