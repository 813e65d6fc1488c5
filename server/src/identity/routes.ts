import { identityContract as endpoints } from '@linli/shared/identity/contract'
import { type Route, route } from '../platform/feature'
import { bindPhone } from './commands/bind-phone'
import { changePassword } from './commands/change-password'
import { confirmTotp } from './commands/confirm-totp'
import { consentAsGuardian } from './commands/consent-as-guardian'
import { createApiKey } from './commands/create-api-key'
import { createStaff } from './commands/create-staff'
import { deleteMine } from './commands/delete-mine'
import { demoLogin } from './commands/demo-login'
import { grantRoleByIds } from './commands/grant-role-by-ids'
import { guardianCode } from './commands/guardian-code'
import { logout } from './commands/logout'
import { passwordLogin } from './commands/password-login'
import { refresh } from './commands/refresh'
import { revokeApiKey } from './commands/revoke-api-key'
import { revokeRole } from './commands/revoke-role'
import { setUpTotp } from './commands/set-up-totp'
import { unlock } from './commands/unlock'
import { updateMe } from './commands/update-me'
import { wechatLogin } from './commands/wechat-login'
import { withdrawConsent } from './commands/withdraw-consent'
import { accounts } from './queries/accounts'
import { apiKeys } from './queries/api-keys'
import { demoAccounts } from './queries/demo-accounts'
import { exportMine } from './queries/export-mine'
import { guardianConsents } from './queries/guardian-consents'
import { me } from './queries/me'
import { tenantList } from './queries/tenant-list'

export const identityRoutes: readonly Route[] = [
  route(endpoints['identity.tenants'], tenantList),
  route(endpoints['identity.wechatLogin'], wechatLogin),
  route(endpoints['identity.passwordLogin'], passwordLogin),
  route(endpoints['identity.demoLogin'], demoLogin),
  route(endpoints['identity.demoAccounts'], demoAccounts),
  route(endpoints['identity.refresh'], refresh),
  route(endpoints['identity.logout'], logout),
  route(endpoints['identity.me'], (context) => me(context)),
  route(endpoints['identity.updateMe'], updateMe),
  route(endpoints['identity.bindPhone'], bindPhone),
  route(endpoints['identity.changePassword'], changePassword),
  route(endpoints['identity.setUpTotp'], setUpTotp),
  route(endpoints['identity.confirmTotp'], confirmTotp),
  route(endpoints['identity.exportMine'], exportMine),
  route(endpoints['identity.deleteMine'], deleteMine),
  route(endpoints['identity.guardianCode'], guardianCode),
  route(endpoints['identity.consentAsGuardian'], consentAsGuardian),
  route(endpoints['identity.guardianConsents'], guardianConsents),
  route(endpoints['identity.withdrawConsent'], withdrawConsent),
  route(endpoints['identity.accounts'], accounts),
  route(endpoints['identity.createStaff'], createStaff),
  route(endpoints['identity.grantRole'], grantRoleByIds),
  route(endpoints['identity.revokeRole'], revokeRole),
  route(endpoints['identity.unlock'], unlock),
  route(endpoints['identity.createApiKey'], createApiKey),
  route(endpoints['identity.apiKeys'], apiKeys),
  route(endpoints['identity.revokeApiKey'], revokeApiKey),
]
