/**
 * Hands out rows that are due, oldest first, to the workers of one process, each row to one process. Rows are listed many at a
 * time and then claimed by their id: a database asked by every worker for "the oldest that is due" lets them wait for each
 * other, and SecantusDB sorts all that are due each time.
 * @param list the oldest rows that are due
 * @param claim takes a row as it was listed, in one write; null when somebody else has it
 * @returns the next row, claimed; null when nothing is due
 */
export function dueRows<Seen, Row>(
  list: () => Promise<Seen[]>,
  claim: (seen: Seen) => Promise<Row | null>,
): () => Promise<Row | null> {
  let due: Seen[] = []
  let listing: Promise<void> | null = null

  function listAgain(): Promise<void> {
    listing ??= list()
      .then((rows) => {
        due = rows
      })
      .finally(() => {
        listing = null
      })
    return listing
  }

  return async () => {
    for (;;) {
      // A list begun before this worker had need of one may lack what its own last row has led to.
      if (due.length === 0) await listing
      if (due.length === 0) await listAgain()
      const seen = due.shift()
      if (seen === undefined) return null
      const row = await claim(seen)
      if (row) return row
    }
  }
}
