import { budgetContract } from './contract/budgets'
import { councilContract } from './contract/council'
import { voterContract } from './contract/residents'
import { rollContract } from './contract/rolls'

export const ballotsContract = {
  ...voterContract,
  ...councilContract,
  ...rollContract,
  ...budgetContract,
} as const
