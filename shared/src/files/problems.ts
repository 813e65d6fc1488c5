import type { ProblemEntry } from '../platform/problems'

export const fileProblems = {
  FILE_TOO_LARGE: [413, '文件超过 10 MB，请压缩或重新拍摄后再上传。'],
  FILE_TYPE: [415, '只能上传照片（JPG、PNG、WebP、HEIC）或短视频（MP4）。'],
  FILE_BROKEN: [422, '文件已损坏，无法打开，请重新拍摄或选择。'],
  FILE_EMPTY: [400, '没有收到文件，请重新选择。'],
  FILE_UNKNOWN: [422, '附件不存在或不是您上传的，请重新上传。'],
  VIDEO_TOO_LONG: [422, '视频超过 1 分钟，请剪短后再上传。'],
  LINK_EXPIRED: [403, '链接已过期，请刷新页面。'],
} as const satisfies Record<string, ProblemEntry>
