import Taro from '@tarojs/taro'
import { withToken } from './client'
import type { Output } from './contract'
import { addressOf } from './exchange'
import { offline, toProblem } from './problem'

export type UploadedFile = Output<'files.upload'>

type Progress = (percent: number) => void

/**
 * Uploads one photo or short video, ≤ 10 MB.
 * @param path as given by choosePhotos
 * @param onProgress gets 0–100
 * @throws ApiProblem
 */
export const uploadPhoto = (path: string, onProgress?: Progress): Promise<UploadedFile> =>
  send('/files', path, onProgress) as Promise<UploadedFile>

/**
 * Uploads the file of a roll, see `ballots.importRoll`.
 * @param path as given by chooseFile
 * @throws ApiProblem ROLL_INVALID with a field for every wrong line
 */
export const uploadRoll = (rollId: string, path: string): Promise<Output<'ballots.importRoll'>> =>
  send(`/rolls/${rollId}/import`, path) as Promise<Output<'ballots.importRoll'>>

/**
 * Uploads a `.pb` file of projects into a draft, see `ballots.importProjects`.
 * @param path as given by chooseFile
 * @throws ApiProblem PB_INVALID with a field for every wrong line
 */
export const uploadProjects = (ballotId: string, path: string): Promise<Output<'ballots.importProjects'>> =>
  send(`/ballots/${ballotId}/projects`, path) as Promise<Output<'ballots.importProjects'>>

function send(to: string, path: string, onProgress: Progress = () => {}): Promise<unknown> {
  return withToken(async (token) => {
    const task = Taro.uploadFile({
      url: addressOf(to),
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
    return body
  })
}

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
