import { areasContract } from './areas/contract'
import { ballotsContract } from './ballots/contract'
import { casesContract } from './cases/contract'
import { deliberationContract } from './deliberation/contract'
import { filesContract } from './files/contract'
import { identityContract } from './identity/contract'
import { moderationContract } from './moderation/contract'
import { notificationsContract } from './notifications/contract'
import type { InputOf, OutputOf } from './platform/endpoint'
import { pointsContract } from './points/contract'
import { rewardsContract } from './rewards/contract'
import { teamsContract } from './teams/contract'
import { volunteeringContract } from './volunteering/contract'

/** Every endpoint of the product, by name. */
export const contract = {
  ...identityContract,
  ...areasContract,
  ...filesContract,
  ...moderationContract,
  ...casesContract,
  ...notificationsContract,
  ...teamsContract,
  ...pointsContract,
  ...ballotsContract,
  ...rewardsContract,
  ...deliberationContract,
  ...volunteeringContract,
} as const

export type Contract = typeof contract
export type EndpointName = keyof Contract
export type Input<N extends EndpointName> = InputOf<Contract[N]>
export type Output<N extends EndpointName> = OutputOf<Contract[N]>
