import { generateSecret, generateURI, verifySync } from 'otplib'
import type { Context } from '../platform/context'
import { type Credential, credentialsModel } from './model-access'
import { isSealed, seal, unseal } from './sealing'

const STEP_SECONDS = 30

/** A secret for an authenticator app, and the address its QR code holds. */
export function newTotp(label: string): { secret: string; uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: 'Linli', label, secret }) }
}

/**
 * The number of the 30-second step that this code belongs to (RFC 6238: the current one, or one beside it for clocks that are
 * a little off), or null when the code is wrong. `now` in epoch ms.
 */
export function totpStep(secret: string, code: string, now: number): number | null {
  const epoch = Math.floor(now / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS })
  return result.valid ? Math.floor(epoch / STEP_SECONDS) + result.delta : null
}

/**
 * True for a right code whose step, and every later one, was not used yet: decided by one write, so a code works once. A secret that
 * was stored before there was a seal is sealed with it.
 */
export async function spendTotp(context: Context, credential: Credential, code: string): Promise<boolean> {
  const { _id, totpSecret } = credential
  if (!totpSecret) return false
  const secret = unseal(context, _id, totpSecret)
  const step = totpStep(secret, code, context.now())
  if (step === null) return false
  const { tenantId } = context
  const sealed = isSealed(totpSecret) ? {} : { totpSecret: seal(context, _id, secret) }
  const spent = await context
    .model(credentialsModel)
    .updateOne({ tenantId, _id, totpStep: { $lt: step } }, { $set: { totpStep: step, ...sealed } })
  return spent.modifiedCount === 1
}
