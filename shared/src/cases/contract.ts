import { residentContract } from './contract/residents'
import { staffContract } from './contract/staff'
import { stepContract } from './contract/steps'

export const casesContract = { ...residentContract, ...staffContract, ...stepContract } as const
