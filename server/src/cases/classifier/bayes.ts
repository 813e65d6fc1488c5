/**
 * Multinomial Naive Bayes over words, counted and never stored: what a deletion takes out of the cases is gone from here with the
 * next start. Smoothed by the frequency of the word in all texts, so that a word everybody uses speaks for nobody.
 */
export interface Bayes {
  /** Adds one text of a label; a text of the book weighs more than one of a resident. */
  learn(label: string, words: readonly string[], weight?: number): void
  /**
   * The labels that at least one word of the text speaks for, best first.
   * @param prior log probability of a label before a word was read
   * @returns score: probability among all labels; why: the words that spoke for it, strongest first
   */
  rank(words: readonly string[], prior: (label: string) => number): Ranked[]
}

export interface Ranked {
  label: string
  score: number
  why: string[]
}

/** How much the common frequency of words counts against what was seen under a label, in words. */
const SMOOTHING = 8

interface Counts {
  total: number
  words: Map<string, number>
}

const emptyCounts = (): Counts => ({ total: 0, words: new Map() })

export function bayes(labels: readonly string[]): Bayes {
  const all = emptyCounts()
  const byLabel = new Map(labels.map((label) => [label, emptyCounts()]))

  /** How often a word is seen whatever the label; new words get a share as if seen once. */
  const common = (word: string): number => ((all.words.get(word) ?? 0) + 1) / (all.total + all.words.size + 1)

  /** By how much a word speaks for a label, as a log ratio; 0 is neither for nor against. */
  const evidence = (counts: Counts, word: string): number =>
    Math.log(
      ((counts.words.get(word) ?? 0) + SMOOTHING * common(word)) / (counts.total + SMOOTHING) / common(word),
    )

  return {
    learn(label, words, weight = 1) {
      const counts = byLabel.get(label)
      if (!counts) return
      for (const word of words) {
        for (const one of [counts, all]) {
          one.total += weight
          one.words.set(word, (one.words.get(word) ?? 0) + weight)
        }
      }
    },
    rank(words, prior) {
      const asked = [...new Set(words)].filter((word) => all.words.has(word))
      if (asked.length === 0) return []
      const scored = [...byLabel].map(([label, counts]) => {
        const spoke = asked
          .filter((word) => counts.words.has(word))
          .map((word) => ({ word, by: evidence(counts, word) }))
          .filter(({ by }) => by > 0)
          .sort((a, b) => b.by - a.by)
        const sum = asked.reduce((log, word) => log + evidence(counts, word), prior(label))
        return { label, sum, why: spoke.map(({ word }) => word) }
      })
      const most = Math.max(...scored.map(({ sum }) => sum))
      const whole = scored.reduce((total, { sum }) => total + Math.exp(sum - most), 0)
      return scored
        .filter(({ why }) => why.length > 0)
        .map(({ label, sum, why }) => ({ label, score: Math.exp(sum - most) / whole, why }))
        .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
    },
  }
}
