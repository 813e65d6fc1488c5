import type { BookRow } from '@linli/shared/cases/categories'
import { importBookRows } from '../../server/src/cases/book/import-rows'
import type { Context } from '../../server/src/platform/context'

/** Kind, class, code, name, limit, its unit, keywords. */
const LEAVES = [
  ['部件', '01', '0101', '井盖破损', '2', '紧急工作时', '井盖 窨井'],
  ['部件', '01', '0102', '路灯不亮', '3', '工作日', '路灯 灯'],
  ['部件', '02', '0201', '路面坑洼', '5', '工作日', '坑洼 路面'],
  ['部件', '04', '0401', '行道树倒伏', '4', '工作时', '树'],
  ['事件', '01', 'E0101', '暴露垃圾', '4', '工作时', '垃圾'],
  ['事件', '01', 'E0102', '积存渣土', '1', '工作日', '渣土'],
  ['事件', '03', 'E0301', '工地扬尘', '2', '工作日', '扬尘 工地'],
  ['事件', '06', 'E0601', '其他事件', '7', '自然日', ''],
] as const

/** The book of {@link freshCounty}: eight leaves with limits in all four units. */
export const testBook: BookRow[] = LEAVES.map(
  ([kind, classCode, code, name, limitAmount, limitUnit, keywords], index) => ({
    ...{ row: index + 2, kind, classCode, code, name, limitAmount, limitUnit, keywords },
    condition: `${name},影响通行或环境`,
    unitDuty: '维护',
    closingStandard: '恢复完好',
  }),
)

export const importTestBook = (context: Context) => importBookRows(context, testBook)
