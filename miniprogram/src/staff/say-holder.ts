import { STAGE_LABELS } from '@linli/shared/cases/stages'
import type { CaseSummary } from './case'

/** In whose hands a case is and what is expected: 待城管局受理. */
export function sayHolder({ holder, stage, unit }: Pick<CaseSummary, 'holder' | 'stage' | 'unit'>): string {
  const name = unit?.name ?? '处置单位'
  switch (holder) {
    case 'reporter':
      return '等上报人补充'
    case 'collector':
      return '等网格员核实'
    case 'filer':
      return '等受理员立案'
    case 'dispatcher':
      return '等派遣员派遣'
    case 'unit':
      return stage === 'dispatched' ? `等${name}受理` : `${name}正在处理`
    case 'checker':
      return '等网格员核查'
    case null:
      return STAGE_LABELS[stage]
  }
}
