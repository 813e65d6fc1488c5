/** The end of each line there is. */
const ends = new Map<string, Promise<unknown>>()

/**
 * Lets those who want the same thing of this process one after another. It decides nothing, the database does: it only keeps hundreds of
 * transactions from starting over and over for one row.
 */
export async function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = ends.get(key) ?? Promise.resolve()
  const turn = before.catch(() => undefined).then(work)
  ends.set(key, turn)
  try {
    return await turn
  } finally {
    if (ends.get(key) === turn) ends.delete(key)
  }
}
