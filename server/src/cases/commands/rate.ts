import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { answerRoundOf } from './answer'

/** 评价 of a closed round; the first answer of a person stands. "Not solved" here is the same as 反映未解决. */
export function rate(context: Context, input: ParsedOf<(typeof casesContract)['cases.rate']>) {
  const { id, version, rating } = input
  return answerRoundOf(context, { id, version, note: rating.comment }, rating)
}
