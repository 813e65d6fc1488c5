import { councilContract } from './contract/council'
import { voterContract } from './contract/residents'
import { rollContract } from './contract/rolls'

export const ballotsContract = { ...voterContract, ...councilContract, ...rollContract } as const
