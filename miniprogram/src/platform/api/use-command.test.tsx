import { act, renderHook } from '@testing-library/react'
import { call } from './client'
import { ApiProblem, offline } from './problem'
import { useCommand } from './use-command'

jest.mock('./client', () => ({ call: jest.fn() }))
jest.mock('../ui/tell', () => ({ tellProblem: jest.fn() }))

const called = jest.mocked(call)
const keys = () => called.mock.calls.map(([, , options]) => options?.key)
const answers = (...outcomes: (object | ApiProblem)[]) => {
  for (const outcome of outcomes)
    if (outcome instanceof ApiProblem) called.mockRejectedValueOnce(outcome)
    else called.mockResolvedValueOnce(outcome)
}
const remark = { id: 'c', version: 1, note: '灯还是不亮' }
const lost = offline()
const refused = new ApiProblem(409, 'STALE', '已有更新')

beforeEach(() => called.mockReset())

test('two taps while a command is under way send it once', async () => {
  const { result } = renderHook(() => useCommand('cases.remark'))
  let arrive = (_: object): void => {}
  called.mockReturnValueOnce(
    new Promise((resolve) => {
      arrive = resolve
    }),
  )
  let first: Promise<unknown> = Promise.resolve()
  act(() => {
    first = result.current.run(remark)
  })
  expect(result.current.busy).toBe(true)
  await act(async () => expect(await result.current.run(remark)).toBeUndefined())
  await act(async () => {
    arrive({ ok: true })
    expect(await first).toEqual({ ok: true })
  })
  expect(result.current.busy).toBe(false)
  expect(called).toHaveBeenCalledTimes(1)
})

test('the try after a lost answer carries the same key, the wish after an answer a new one', async () => {
  answers(lost, { ok: 1 }, { ok: 2 })
  const { result } = renderHook(() => useCommand('cases.remark'))
  await act(() => result.current.run(remark))
  expect(result.current.problem).toBe(lost)
  expect(result.current.pendingKey()).toBe(keys()[0])
  await act(() => result.current.run(remark))
  expect(result.current.problem).toBeUndefined()
  await act(() => result.current.run(remark))
  const [first, second, third] = keys()
  expect(second).toBe(first)
  expect(third).not.toBe(second)
})

test('what the server has refused is over: the next try has a key of its own', async () => {
  answers(refused, { ok: true })
  const { result } = renderHook(() => useCommand('cases.remark'))
  await act(() => result.current.run(remark))
  expect(result.current.pendingKey()).toBeUndefined()
  await act(() => result.current.run(remark))
  expect(new Set(keys()).size).toBe(2)
})
