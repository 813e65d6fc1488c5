import { maskName, maskPhone } from './mask'

describe('masking (DOMAIN §6)', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['+86 138 1234 1234', '138****1234'],
    ['057188886666', '057*****6666'],
    ['88886666', '******66'],
    ['12345', '*****'],
    ['', ''],
  ])('the phone %p is shown as %p', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown)
  })

  test.each([
    ['李秀梅', '李*梅'],
    ['李梅', '李*'],
    ['欧阳秀梅', '欧**梅'],
    ['李', '*'],
    ['𠮷田花', '𠮷*花'],
    [' ', ''],
  ])('the name %p is shown as %p', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })
})
