/** County, town or street, community or village, grid (PRODUCT). */
export const LEVELS = ['county', 'town', 'community', 'grid'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_LABELS: Record<Level, string> = {
  county: '县',
  town: '乡镇街道',
  community: '社区村',
  grid: '网格',
}
