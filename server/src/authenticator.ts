import type { Authenticator } from './platform/http/bind'
import { Problem } from './platform/problem'

/** Knows nobody: until the identity feature is there, every credential is refused. */
export const createAuthenticator = (): Authenticator => ({
  byToken: async () => {
    throw new Problem('NOT_SIGNED_IN')
  },
  byApiKey: async () => {
    throw new Problem('NOT_SIGNED_IN')
  },
})
