import type { Output } from '@linli/shared/contract'
import type { Area } from './model'
import type { Unit } from './model-units'

type AreaView = Output<'areas.locate'>['grid']
export type UnitView = Output<'areas.createUnit'>

export function presentArea({ _id, code, name, level, parentId, path, center }: Area): AreaView {
  return { id: _id, code, name, level, parentId, path, center: { lng: center.lng, lat: center.lat } }
}

export function presentUnit(unit: Unit): UnitView {
  const { _id, code, name, areaId, areaPath, duties, workingHours, phone, active, successorId } = unit
  return { id: _id, code, name, areaId, areaPath, duties, workingHours, phone, active, successorId }
}
