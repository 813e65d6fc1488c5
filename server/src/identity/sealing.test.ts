import { readConfig } from '../platform/config'
import { seal, unseal } from './sealing'

const here = (DATA_SECRET = 'a-secret-for-the-data') => ({
  config: readConfig({ DATA_SECRET }),
  tenantId: 'qingshan',
})
const SECRET = 'JBSWY3DPEHPK3PXP'

test('a sealed secret opens again, and shows nothing of itself', () => {
  const stored = seal(here(), 'anna', SECRET)
  expect(stored).not.toContain(SECRET)
  expect(unseal(here(), 'anna', stored)).toBe(SECRET)
  expect(seal(here(), 'anna', SECRET)).not.toBe(stored)
})

test('it opens with no other secret, for no other account, in no other county, and not when it was touched', () => {
  const stored = seal(here(), 'anna', SECRET)
  expect(() => unseal(here('another-secret-for-it'), 'anna', stored)).toThrow()
  expect(() => unseal(here(), 'berta', stored)).toThrow()
  expect(() => unseal({ ...here(), tenantId: 'lvshui' }, 'anna', stored)).toThrow()
  const at = stored.length - 3
  const touched = stored.slice(0, at) + (stored[at] === 'A' ? 'B' : 'A') + stored.slice(at + 1)
  expect(() => unseal(here(), 'anna', touched)).toThrow()
  expect(() => unseal(here(), 'anna', 'sealed1.AAAA')).toThrow()
})

test('a secret that was stored before there was a seal is read as it is', () => {
  expect(unseal(here(), 'anna', SECRET)).toBe(SECRET)
})
