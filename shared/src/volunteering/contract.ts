import { activityContract } from './contract/activities'
import { helpContract } from './contract/help'
import { hourContract } from './contract/hours'
import { organiserContract } from './contract/organisers'

export const volunteeringContract = {
  ...activityContract,
  ...organiserContract,
  ...hourContract,
  ...helpContract,
} as const
