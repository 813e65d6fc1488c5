import Taro from '@tarojs/taro'
import { withToken } from './client'
import type { Output } from './contract'
import { addressOf } from './exchange'
import { offline, toProblem } from './problem'

export type UploadedFile = Output<'files.upload'>

/**
 * Uploads one photo or short video, ≤ 10 MB.
 * @param path as given by choosePhotos
 * @param onProgress gets 0–100
 * @throws ApiProblem
 */
export function uploadPhoto(
  path: string,
  onProgress: (percent: number) => void = () => {},
): Promise<UploadedFile> {
  return withToken(async (token) => {
    const task = Taro.uploadFile({
      url: addressOf('/files'),
      filePath: path,
      name: 'file',
      header: { Authorization: `Bearer ${token}` },
      timeout: 60_000,
    })
    task.progress?.(({ progress }) => onProgress(progress))
    const answer = await task.catch(() => undefined)
    if (!answer) throw offline()
    const body = typeof answer.data === 'string' ? safeParse(answer.data) : answer.data
    if (answer.statusCode < 200 || answer.statusCode >= 300) throw toProblem(answer.statusCode, body)
    return body as UploadedFile
  })
}

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
