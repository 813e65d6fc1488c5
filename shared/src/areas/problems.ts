import type { ProblemEntry } from '../platform/problems'

export const areaProblems = {
  PLACE_OUTSIDE: [422, '所选位置不在本县范围内，请重新选择位置。'],
  PLACE_SWAPPED: [422, '经纬度好像写反了，请检查：经度在前约为 73–135，纬度在后约为 18–54。'],
  AREA_UNKNOWN: [422, '没有这个区域，请重新选择。'],
  GEOMETRY_INVALID: [422, '区域边界有误，没有导入任何内容，请按提示逐条修改。'],
  UNIT_UNKNOWN: [422, '没有这个单位，请重新选择。'],
  CALENDAR_INVALID: [422, '节假日文件有误，没有导入任何内容，请按提示修改。'],
} as const satisfies Record<string, ProblemEntry>
