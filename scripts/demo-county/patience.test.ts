import { patiently } from './patience'

const busy = Object.assign(new Error('busy'), { code: 'UNAVAILABLE' })
const none = async () => {}

test('what the server could not do right now is done again', async () => {
  const run = jest.fn().mockRejectedValueOnce(busy).mockRejectedValueOnce(busy).mockResolvedValueOnce('done')
  expect(await patiently(run, none)).toBe('done')
  expect(run).toHaveBeenCalledTimes(3)
})

test('a refusal is final', async () => {
  const refusal = Object.assign(new Error('no'), { code: 'STALE_VERSION' })
  const run = jest.fn().mockRejectedValue(refusal)
  await expect(patiently(run, none)).rejects.toBe(refusal)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a server that stays away is given up, after some time', async () => {
  let waited = 0
  const run = jest.fn().mockRejectedValue(busy)
  const wait = async (ms: number) => {
    waited += ms
  }
  await expect(patiently(run, wait)).rejects.toBe(busy)
  expect(waited).toBeGreaterThan(20_000)
})
