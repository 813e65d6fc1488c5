import { decodeJwt, type JWTPayload, SignJWT } from 'jose'
import { TOKEN_SECRET } from './stage'

/** The same session's token with a quarter of an hour from now on: filling a county may take longer than a token lives. */
export const renewed = (token: string): Promise<string> => signed(decodeJwt(token))

/** A token like this one, for another session. */
export const signedFor = (
  token: string,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<string> => signed({ ...decodeJwt(token), sub: accountId, sid: sessionId })

function signed(claims: JWTPayload): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(now)
    .setExpirationTime(now + 900)
    .sign(new TextEncoder().encode(TOKEN_SECRET))
}
