import { activityContract } from './contract/activities'
import { organiserContract } from './contract/organisers'

export const volunteeringContract = { ...activityContract, ...organiserContract } as const
