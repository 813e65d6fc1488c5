import { inTime } from './cases'

const refused = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))

test.each(['OVERDUE', 'ROUND_WINDOW_OVER'])(
  'a story ends where its people come too late: %s',
  async (code) => {
    expect(await inTime(refused(code))).toBe(false)
  },
)

test('what is done in time goes on, and any other refusal is a mistake of the story', async () => {
  expect(await inTime(Promise.resolve())).toBe(true)
  await expect(inTime(refused('NO_EXTENSION_LEFT'))).rejects.toThrow('NO_EXTENSION_LEFT')
})
