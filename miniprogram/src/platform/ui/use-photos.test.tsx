import { act, renderHook, waitFor } from '@testing-library/react'
import { photosOf } from '../api/kept-photos'
import { ApiProblem, offline } from '../api/problem'
import { uploadPhoto } from '../api/upload'
import { photoStore } from '../device/photo-store'
import type { fakePhotoStore } from '../device/photo-store.fake'
import { choosePhotos } from '../device/photos'
import { toast } from './tell'
import { usePhotos } from './use-photos'

const mockStorage = new Map<string, unknown>()
jest.mock('../device/storage', () => ({
  recall: (key: string) => mockStorage.get(key),
  remember: (key: string, value: unknown) => mockStorage.set(key, value),
}))
jest.mock('../device/photos', () => ({ choosePhotos: jest.fn() }))
jest.mock('../api/upload', () => ({ uploadPhoto: jest.fn() }))
jest.mock('./tell', () => ({ tellProblem: jest.fn(), toast: jest.fn() }))
jest.mock('../device/photo-store', () => ({
  photoStore: jest.requireActual('../device/photo-store.fake').fakePhotoStore(),
}))

const store = photoStore as unknown as ReturnType<typeof fakePhotoStore>
const uploaded = jest.mocked(uploadPhoto)
const open = () => renderHook(() => usePhotos(9, { form: 'report' }))

beforeEach(() => {
  mockStorage.clear()
  store.bytes.clear()
  uploaded.mockReset().mockResolvedValue({ id: 'f1' } as never)
  jest.mocked(choosePhotos).mockResolvedValue([{ path: 'tmp:lamp', size: 5, kind: 'image' }])
})

test('what was chosen and uploaded is there when the page is opened again, and gone when it is done', async () => {
  const first = open()
  await act(() => first.result.current.add())
  expect(first.result.current.fileIds).toEqual(['f1'])
  first.unmount()

  const second = open()
  await waitFor(() => expect(second.result.current.photos).toHaveLength(1))
  const [photo] = second.result.current.photos
  expect(photo).toMatchObject({ fileId: 'f1', state: 'done', path: `kept:${photo?.name}`, size: 5 })
  expect(uploaded).toHaveBeenCalledTimes(1)
  act(() => second.result.current.done())
  expect(photosOf('report')).toEqual([])
  expect([...store.bytes]).toEqual([])
})

test('what was not up yet is uploaded when the page is opened again', async () => {
  uploaded.mockRejectedValueOnce(offline())
  const first = open()
  await act(() => first.result.current.add())
  expect(first.result.current).toMatchObject({ pending: true, refused: false })
  first.unmount()
  const second = open()
  await waitFor(() => expect(second.result.current.fileIds).toEqual(['f1']))
})

test('an upload that ends after the page is left does not bring back what has been removed since', async () => {
  let arrive = (_: object): void => {}
  uploaded.mockReturnValueOnce(
    new Promise((resolve) => {
      arrive = resolve as typeof arrive
    }),
  )
  const first = open()
  act(() => void first.result.current.add())
  await waitFor(() => expect(first.result.current.uploading).toBe(true))
  first.unmount()
  const second = open()
  await waitFor(() => expect(second.result.current.fileIds).toEqual(['f1']))
  act(() => second.result.current.remove(second.result.current.photos[0]?.name as string))
  await act(async () => arrive({ id: 'late' }))
  expect(photosOf('report')).toEqual([])
})

test('a refusal is no lost connection: such a photo must go', async () => {
  uploaded.mockRejectedValueOnce(new ApiProblem(415, 'FILE_TYPE', '只能上传照片'))
  const { result } = open()
  await act(() => result.current.add())
  expect(result.current.refused).toBe(true)
  act(() => result.current.remove(result.current.photos[0]?.name as string))
  expect(result.current.refused).toBe(false)
  expect([...store.bytes]).toEqual([])
})

test('a phone without room says so, and the photo goes up all the same', async () => {
  store.put.mockResolvedValueOnce(false)
  const { result } = open()
  await act(() => result.current.add())
  expect(toast).toHaveBeenCalledWith(expect.stringContaining('空间不够'))
  expect(result.current.fileIds).toEqual(['f1'])
})
