import { workCalendar } from './calendar'
import { dueAt } from './clock'
import { mayAssist, mayCloseParent, overdueUnits, type Part } from './joint'
import { startDeadline } from './limits'

const calendar = workCalendar([])
const deadline = (amount: number) => {
  const limit = { amount, unit: 'emergencyHour' } as const
  return startDeadline(0, limit, dueAt(0, limit, calendar))
}
const lead: Part = {
  id: 'p',
  parentId: null,
  unitId: 'roads',
  stage: 'handling',
  deadline: deadline(2),
  handledAt: null,
}
const child: Part = { ...lead, id: 'c', parentId: 'p', unitId: 'water', deadline: deadline(1) }

describe('joint handling (DOMAIN §1)', () => {
  test('a child has no children', () => {
    expect(mayAssist(child, [], 'gas')).toEqual({ ok: false, code: 'CHILD_HAS_NO_CHILDREN' })
  })

  test('a unit takes part once', () => {
    expect(mayAssist(lead, [child], 'gas')).toEqual({ ok: true })
    expect(mayAssist(lead, [child], 'water')).toEqual({ ok: false, code: 'ALREADY_ASSISTING' })
    expect(mayAssist(lead, [child], 'roads')).toEqual({ ok: false, code: 'ALREADY_ASSISTING' })
    expect(mayAssist(lead, [{ ...child, stage: 'closed' }], 'water')).toEqual({ ok: true })
  })

  test('the parent closes after its children', () => {
    expect(mayCloseParent([child])).toEqual({ ok: false, code: 'CHILDREN_OPEN' })
    expect(mayCloseParent([{ stage: 'closed' }, { stage: 'evaluated' }, { stage: 'rejected' }])).toEqual({
      ok: true,
    })
    expect(mayCloseParent([])).toEqual({ ok: true })
  })

  test("each unit's overdue is its own", () => {
    const hour = 3_600_000
    expect(overdueUnits([lead, child], 1.5 * hour)).toEqual(['water'])
    expect(overdueUnits([lead, { ...child, handledAt: 0.9 * hour }], 3 * hour)).toEqual(['roads'])
  })
})
