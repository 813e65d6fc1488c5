import { councilContract } from './contract/council'
import { residentContract } from './contract/residents'

export const deliberationContract = { ...residentContract, ...councilContract } as const
