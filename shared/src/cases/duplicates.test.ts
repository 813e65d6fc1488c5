import fc from 'fast-check'
import { distanceMetres, type Place } from '../platform/ground'
import { followersOf, likelyDuplicates, type Mergeable, mergeInto, rootOf, unmerge } from './duplicates'

const reporter = (personId: string) => ({ personId, as: 'reporter' }) as const
const follower = (personId: string) => ({ personId, as: 'follower' }) as const
const aCase = (id: string, ...followers: Mergeable['followers'][number][]): Mergeable => ({
  id,
  mergedInto: null,
  followers,
})
const merged = (result: ReturnType<typeof mergeInto<Mergeable>> | ReturnType<typeof unmerge<Mergeable>>) => {
  if (!result.ok) throw new Error(result.code)
  return result.cases
}

describe('hint of duplicates: same category, 50 m, 24 h (DOMAIN §1)', () => {
  const here: Place = [120, 30]
  const metre = 360 / (2 * Math.PI * 6_371_008.8)
  const one = { id: '1', categoryCode: '0104', place: here, reportedAt: 0 }
  const other = (more: object) => ({ ...one, id: '2', ...more })

  test('distance is measured on the sphere', () => {
    expect(distanceMetres([120, 30], [120, 31])).toBeCloseTo(111_195, 0)
    expect(distanceMetres([120, 30], [121, 30])).toBeCloseTo(96_297, -1)
    expect(distanceMetres([-180, 0], [180, 0])).toBeCloseTo(0, 5)
  })

  test('the limits belong to it', () => {
    const hint = (more: object) => likelyDuplicates(one, [other(more)]).length
    expect(hint({ place: [120, 30 + 49.9 * metre] })).toBe(1)
    expect(hint({ place: [120, 30 + 50.1 * metre] })).toBe(0)
    expect(hint({ reportedAt: 86_400_000 })).toBe(1)
    expect(hint({ reportedAt: -86_400_001 })).toBe(0)
    expect(hint({ categoryCode: '0105' })).toBe(0)
    expect(hint({ id: '1' })).toBe(0)
  })

  test('the nearest comes first', () => {
    const found = likelyDuplicates(one, [
      other({ id: 'far', place: [120, 30 + 40 * metre] }),
      other({ id: 'near' }),
    ])
    expect(found.map(({ candidate }) => candidate.id)).toEqual(['near', 'far'])
  })
})

describe('merging (DOMAIN §1)', () => {
  const a = aCase('a', reporter('li'), follower('wang'))
  const b = aCase('b', reporter('zhao'), follower('li'))
  const c = aCase('c', reporter('wang'))

  test('keeps every reporter as follower, each once', () => {
    const cases = merged(mergeInto('a', 'b', [a, b, c]))
    expect(followersOf('b', cases)).toEqual([reporter('zhao'), reporter('li'), follower('wang')])
    expect(followersOf('c', cases)).toEqual([reporter('wang')])
  })

  test('chains end at one root', () => {
    const cases = merged(mergeInto('b', 'c', merged(mergeInto('a', 'b', [a, b, c]))))
    expect(rootOf('a', cases).id).toBe('c')
    expect(
      followersOf('c', cases)
        .map((one) => one.personId)
        .sort(),
    ).toEqual(['li', 'wang', 'zhao'])
    const onto = mergeInto('c', 'a', merged(mergeInto('a', 'b', [a, b, c])))
    expect(onto.ok && onto.rootId).toBe('b')
  })

  test('A→B and B→A leave one winner', () => {
    const cases = merged(mergeInto('a', 'b', [a, b]))
    expect(mergeInto('b', 'a', cases)).toEqual({ ok: false, code: 'MERGE_CYCLE' })
    expect(mergeInto('a', 'b', cases)).toEqual({ ok: false, code: 'STAGE_PASSED' })
    expect(mergeInto('a', 'a', cases)).toEqual({ ok: false, code: 'MERGE_SELF' })
  })

  test('unmerging restores', () => {
    expect(merged(unmerge('a', merged(mergeInto('a', 'b', [a, b, c]))))).toEqual([a, b, c])
    expect(unmerge('a', [a, b])).toEqual({ ok: false, code: 'NOT_MERGED' })
  })

  test('whatever is merged and unmerged, there is no circle and nobody is lost or told twice', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const step = fc.record({
      out: fc.boolean(),
      from: fc.constantFrom(...ids),
      into: fc.constantFrom(...ids),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let cases = ids.map((id, i) => aCase(id, reporter(`p${i}`), follower(`p${(i + 1) % 5}`)))
        for (const { out, from, into } of steps) {
          const result = out ? unmerge(from, cases) : mergeInto(from, into, cases)
          if (result.ok) cases = result.cases
        }
        const roots = cases.filter((one) => one.mergedInto === null)
        expect(roots.length).toBeGreaterThan(0)
        for (const one of cases) expect(roots).toContain(rootOf(one.id, cases))
        const reporters = roots.flatMap((root) => {
          const people = followersOf(root.id, cases).map((one) => one.personId)
          expect(new Set(people).size).toBe(people.length)
          return followersOf(root.id, cases).filter((one) => one.as === 'reporter')
        })
        expect(reporters.map((one) => one.personId).sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'])
      }),
    )
  })
})
