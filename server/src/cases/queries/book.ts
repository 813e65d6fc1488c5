import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { currentBook } from '../category'

/** The category book in force, for everybody. */
export async function book(asked: Context, input: ParsedOf<(typeof casesContract)['cases.book']>) {
  const { version, classes, leaves } = await currentBook(await publicContext(asked, input.tenant))
  return {
    version,
    items: leaves.map(({ unitDuty, ...leaf }) => ({
      ...leaf,
      duty: unitDuty,
      className: classes.find((one) => one.kind === leaf.kind && one.code === leaf.classCode)?.name ?? '',
      keywords: [...leaf.keywords],
    })),
  }
}
