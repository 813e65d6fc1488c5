/** How many lines a list of choices shows before more must be typed. */
export const MOST_SHOWN = 20

interface Leaf {
  code: string
  name: string
  className: string
  keywords: string[]
}

/** Categories that fit what was typed: by code, name, class or a word of the book. Those named so come first. */
export function findCategories<L extends Leaf>(leaves: L[], typed: string): L[] {
  const words = typed.trim()
  if (!words) return []
  const rank = ({ code, name, className, keywords }: Leaf) => {
    if (code === words || name === words) return 0
    if (name.includes(words)) return 1
    if (keywords.some((keyword) => keyword.includes(words) || words.includes(keyword))) return 2
    return code.startsWith(words) || className.includes(words) ? 3 : 4
  }
  return leaves
    .filter((leaf) => rank(leaf) < 4)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_SHOWN)
}

/** Puts the proposed one first and leaves out what does not fit what was typed; closed units are not shown. */
export function findUnits<U extends { id: string; name: string; active: boolean }>(
  units: U[],
  typed: string,
  proposedId?: string,
): U[] {
  const words = typed.trim()
  return units
    .filter(({ active, name }) => active && name.includes(words))
    .sort((a, b) => Number(b.id === proposedId) - Number(a.id === proposedId))
}
