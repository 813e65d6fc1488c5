import { activityContract } from './contract/activities'
import { hourContract } from './contract/hours'
import { organiserContract } from './contract/organisers'

export const volunteeringContract = { ...activityContract, ...organiserContract, ...hourContract } as const
