import { palette } from '@/platform/ui/palette'
import { groupName } from './say'
import type { Opinion } from './topic'

const WIDTH = 320
const HEIGHT = 240
const MARGIN = 46
const FILLS = ['#BFE3DA', '#F6DFC0', '#CBDCF5', '#E5D3EE', '#DDE3C4']

type Shown = Pick<Opinion, 'groups' | 'me'>

/** Where a place of the map lies in the picture. One scale for both axes: distances mean something. */
export function scaleOf({
  groups,
  me,
}: Shown): (place: { x: number; y: number }) => { x: number; y: number } {
  const places = [...groups, ...(me ? [me] : [])]
  const xs = places.map(({ x }) => x)
  const ys = places.map(({ y }) => y)
  const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2
  const wide = Math.max(...xs) - Math.min(...xs)
  const high = Math.max(...ys) - Math.min(...ys)
  const scale = Math.min((WIDTH - 2 * MARGIN) / (wide || 1), (HEIGHT - 2 * MARGIN) / (high || 1), 200)
  const [cx, cy] = [middle(xs), middle(ys)]
  return ({ x, y }) => ({ x: WIDTH / 2 + (x - cx) * scale, y: HEIGHT / 2 - (y - cy) * scale })
}

/** The opinion map as an address for <Image>: a circle a group, as large as it has people, and a mark where I stand. */
export function drawOpinion(opinion: Shown): string {
  const at = scaleOf(opinion)
  const most = Math.max(...opinion.groups.map(({ people }) => people))
  const circles = opinion.groups.map((group) => {
    const { x, y } = at(group)
    const radius = 16 + 26 * Math.sqrt(group.people / most)
    const fill = FILLS[group.index % FILLS.length]
    return (
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}" stroke="${palette.inkSoft}" fill-opacity="0.85"/>` +
      `<text x="${x.toFixed(1)}" y="${(y - 3).toFixed(1)}" font-size="14" font-weight="bold" fill="${palette.ink}" text-anchor="middle" font-family="sans-serif">${groupName(group.index)}</text>` +
      `<text x="${x.toFixed(1)}" y="${(y + 14).toFixed(1)}" font-size="12" fill="${palette.ink}" text-anchor="middle" font-family="sans-serif">${group.people} 人</text>`
    )
  })
  const me = opinion.me ? mark(at(opinion.me)) : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="#F7F8FA"/>${circles.join('')}${me}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const mark = ({ x, y }: { x: number; y: number }): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6" fill="${palette.jade}" stroke="#FFFFFF" stroke-width="2"/>` +
  `<text x="${x.toFixed(1)}" y="${(y - 11).toFixed(1)}" font-size="12" font-weight="bold" fill="${palette.jade}" text-anchor="middle" font-family="sans-serif">我</text>`
