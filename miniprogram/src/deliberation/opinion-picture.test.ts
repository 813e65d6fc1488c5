import { drawOpinion, scaleOf } from './opinion-picture'

const group = (index: number, people: number, x: number, y: number) => ({
  ...{ index, people, x, y, spread: 1 },
  represents: [],
})

test('everything lies in the picture, however far apart', () => {
  const opinion = { groups: [group(0, 5, -30, 2), group(1, 900, 41, -17)], me: { x: 90, y: 60, group: null } }
  const at = scaleOf(opinion)
  for (const place of [...opinion.groups, opinion.me]) {
    const { x, y } = at(place)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(320)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(240)
  }
})

test('groups are named with their people, and so am I', () => {
  const svg = decodeURIComponent(drawOpinion({ groups: [group(0, 12, 0, 0)], me: { x: 0, y: 0, group: 0 } }))
  expect(svg).toContain('甲组')
  expect(svg).toContain('12 人')
  expect(svg).toContain('>我<')
  expect(decodeURIComponent(drawOpinion({ groups: [group(0, 12, 0, 0)], me: null }))).not.toContain('>我<')
})
