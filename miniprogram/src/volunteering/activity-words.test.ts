import { inputOf, startOf, wrongIn } from './activity-words'
import type { Activity } from './types'

const one = {
  ...{
    title: '夜间巡逻',
    text: '沿河走一圈，看看有没有隐患。',
    requirements: '',
    insurance: '',
    contact: '',
  },
  ...{ requiredCourse: null, radius: 300, place: { lng: 120.1, lat: 30.2, address: '东河公园南门' } },
  ...{ startsAt: '2026-12-31T22:30:00+08:00', endsAt: '2027-01-01T00:30:00+08:00' },
  roles: [{ id: 'r1', name: '巡逻', limit: 6, requirements: '带手电', signedUp: 1, waiting: 0 }],
} as Activity

test('a form that says what an activity is sends the same again, also over midnight', () => {
  const form = startOf(one)
  expect(wrongIn(form)).toBeUndefined()
  const { roles, place, startsAt, endsAt, ...words } = inputOf(form)
  expect([startsAt, endsAt]).toEqual([one.startsAt, one.endsAt])
  expect(place).toEqual(one.place)
  expect(roles).toEqual([{ id: 'r1', name: '巡逻', limit: 6, requirements: '带手电' }])
  expect(words).toMatchObject({ title: '夜间巡逻', radius: 300, requiredCourse: null })
})

test('a form says what is missing, one thing after the other', () => {
  const form = startOf(one)
  const words = (more: object) => ({ ...form, words: { ...form.words, ...more } })
  expect(wrongIn(startOf(undefined))).toContain('标题')
  expect(wrongIn(words({ text: '巡逻' }))).toContain('至少 4 个字')
  expect(wrongIn({ ...form, place: undefined })).toContain('地图')
  expect(wrongIn(words({ address: '' }))).toContain('地址')
  expect(wrongIn({ ...form, to: form.from })).toContain('晚于开始')
  expect(wrongIn(words({ radius: '20' }))).toContain('50 米')
  expect(wrongIn({ ...form, roles: [] })).toBeDefined()
})
