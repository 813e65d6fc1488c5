/**
 * Numbers in [0, 1) that look random and are the same everywhere: splitmix32, 32-bit integer arithmetic only.
 * They start the search for the components; a different start ends at the same place.
 */
export function fixedNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 4294967296
  }
}

/** A number in [0, 1) that belongs to the words (FNV-1a, then mixed). */
export function numberOf(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  return fixedNumbers(hash)()
}
