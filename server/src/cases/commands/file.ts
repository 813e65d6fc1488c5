import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { setCategory } from '../category'
import { type StepInput, takeStep } from '../step'

/** 立案: a filed case has a category of the book, as its limit and its unit follow from it. */
export const file = (context: Context, input: StepInput & { categoryCode?: string | undefined }) =>
  takeStep(context, input, {
    action: 'file',
    effect: async (work) => {
      const { one, data } = work
      if (input.categoryCode) await setCategory(work, input.categoryCode)
      if (!one.category) throw new Problem('CATEGORY_UNKNOWN', { detail: '立案前请先选择类别。' })
      data.categoryCode = one.category.code
    },
  })
