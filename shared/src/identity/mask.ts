/**
 * Phones and names as people without the right to them see them (DOMAIN §6). Masking is for showing only; what is masked must not
 * be sent in another field.
 */

/** 13812341234 → 138****1234. A shorter number keeps its last two digits, a very short one nothing. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^0-9]/g, '').replace(/^86(?=1\d{10}$)/, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`
  const shown = digits.length >= 7 ? digits.slice(-2) : ''
  return '*'.repeat(digits.length - shown.length) + shown
}

/** 李秀梅 → 李*梅, 李梅 → 李*, 欧阳秀梅 → 欧**梅; a single character is hidden. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const [first] = characters
  if (first === undefined) return ''
  if (characters.length === 1) return '*'
  if (characters.length === 2) return `${first}*`
  return `${first}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}
