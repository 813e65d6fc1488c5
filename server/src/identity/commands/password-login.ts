import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { type Credential, credentialsModel } from '../model-access'
import { passwordMatches } from '../passwords'
import { publicContext } from '../queries/tenants'
import { spendTotp } from '../totp'
import { forgive, returnTry, takeTryOr } from '../tries'
import { signIn } from './sign-in'

async function credentialOf(county: Context, username: string): Promise<Credential | null> {
  const { tenantId } = county
  const account = await county.model(accountsModel).findOne({ tenantId, username }, { _id: 1 }).lean()
  return account && county.model(credentialsModel).findOne({ tenantId, _id: account._id }).lean()
}

/**
 * Signs a staff account in. Five wrong guesses (password or TOTP) lock the name for 15 minutes, whether it exists or not, and
 * an unknown name takes as long as a known one, so that nobody can ask who works here.
 */
export async function passwordLogin(
  context: Context,
  { tenant, username, password, totp }: Input<'identity.passwordLogin'>,
): Promise<Output<'identity.passwordLogin'>> {
  const county = await publicContext(context, tenant)
  await takeTryOr(county, 'ACCOUNT_LOCKED', 'password', username)
  const credential = await credentialOf(county, username)
  const matches = await passwordMatches(credential?.passwordHash, password)
  if (!credential || !matches) throw new Problem('CREDENTIALS_WRONG')
  if (credential.totpSecret) {
    if (totp === undefined) {
      // Given back, not forgiven: else a known password would buy endless guesses at the code.
      await returnTry(county, 'password', username)
      throw new Problem('TOTP_REQUIRED')
    }
    if (!(await spendTotp(county, credential, totp))) throw new Problem('TOTP_WRONG')
  }
  await forgive(county, 'password', username)
  return signIn(county, credential._id)
}
