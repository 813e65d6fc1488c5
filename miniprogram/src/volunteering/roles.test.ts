import { newRole, wrongInRoles } from './roles'

test('every role has a name and a whole number of places', () => {
  expect(wrongInRoles([newRole('志愿者')])).toBeUndefined()
  expect(wrongInRoles([newRole('志愿者'), newRole(' ')])).toContain('名字')
  for (const limit of ['0', '501', '2.5', 'x', ''])
    expect(wrongInRoles([{ ...newRole('志愿者'), limit }])).toContain('名额')
})
