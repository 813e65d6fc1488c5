import { act, renderHook } from '@testing-library/react'
import { call } from './client'
import { useQuery } from './use-query'

jest.mock('./client', () => ({ call: jest.fn() }))

/** What the page does each time it is shown. */
const shown: (() => void)[] = []
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { stopPullDownRefresh: jest.fn() },
  useDidShow: (run: () => void) => {
    shown[0] = run
  },
  usePullDownRefresh: () => undefined,
}))

const called = jest.mocked(call)
const show = () => act(async () => shown[0]?.())
beforeEach(() => called.mockReset())

test('what is drawn with its page is asked once, though the page is then shown', async () => {
  called.mockReturnValue(new Promise(() => undefined) as never)
  renderHook(() => useQuery('rewards.myShops', {}))
  await show()
  expect(called).toHaveBeenCalledTimes(1)
})

test('what is drawn later, when its page was shown already, is renewed at the first return', async () => {
  called.mockResolvedValue({ items: [] })
  await act(async () => {
    renderHook(() => useQuery('rewards.myShops', {}))
  })
  await show()
  expect(called).toHaveBeenCalledTimes(2)
  await show()
  expect(called).toHaveBeenCalledTimes(3)
})
