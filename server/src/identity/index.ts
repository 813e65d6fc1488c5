import { type Feature, models } from '../platform/feature'
import { removeEndedSessions } from './jobs/remove-ended-sessions'
import { accountsModel, tenantsModel } from './model'
import { apiKeysModel, credentialsModel, sessionsModel, triesModel } from './model-access'
import { consentsModel, guardianCodesModel } from './model-guardian'
import { identityPersonalData } from './personal-data'
import { identityRoutes } from './routes'

export { provideAreaLookup } from './area-lookup'
export { createAuthenticator } from './authenticator'
export { createResident } from './commands/create-resident'
export { createStaff } from './commands/create-staff'
export { createTenant } from './commands/create-tenant'
export { grantRole } from './commands/grant-role'
export { makeDemo } from './commands/make-demo'
export { openSession } from './commands/open-session'
export type { Tenant } from './model'
export { accountsHolding } from './queries/accounts-holding'
export { accountsLike } from './queries/accounts-like'
export { apiKeySource } from './queries/api-key-source'
export { requireConsent } from './queries/consent'
export { contactOf, peopleByIds } from './queries/people'
export { residentsByIds } from './queries/residents'
export { residentsOf } from './queries/residents-of'
export { allTenants, inEachCounty, publicContext, tenantById, tenantBySlug } from './queries/tenants'
export { forgive, returnTry, takeTry } from './tries'

/** Who people are, how they sign in, and what they may do where. */
export const identityFeature: Feature = {
  name: 'identity',
  models: models(
    tenantsModel as never,
    accountsModel as never,
    credentialsModel as never,
    sessionsModel as never,
    triesModel as never,
    apiKeysModel as never,
    consentsModel as never,
    guardianCodesModel as never,
  ),
  routes: identityRoutes,
  jobs: [removeEndedSessions],
  personalData: identityPersonalData,
}
