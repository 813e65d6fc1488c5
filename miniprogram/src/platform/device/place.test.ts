import { placeIsMadeUp } from './place'

const mockPhone = { platform: 'android' }
jest.mock('@tarojs/taro', () => ({ getDeviceInfo: () => mockPhone }))
jest.mock('./env', () => ({ isWeapp: true }))

test.each([
  ['android', false],
  ['ios', false],
  ['ohos', false],
  ['devtools', true],
  ['windows', true],
  ['mac', true],
])('WeChat on %s: made up %s', (platform, madeUp) => {
  mockPhone.platform = platform
  expect(placeIsMadeUp()).toBe(madeUp)
})
