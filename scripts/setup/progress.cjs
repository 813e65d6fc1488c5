const patience = 2000

/** @param {number} since epoch milliseconds */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs `work` and says so on the console: at once that it begins, every 10 s that it still goes on, and after
 * it how long it took. What is done within 2 s leaves no trace, so a warm start stays quiet.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
const step = async (title, work) => {
  const since = Date.now()
  let shown = false
  const show = setTimeout(() => {
    shown = true
    console.log(`  … ${title}`)
  }, patience / 2)
  const still = setInterval(() => console.log(`  … ${title}: ${seconds(since)}`), 10_000)
  try {
    const result = await work()
    if (shown) console.log(`  … ${title}: done in ${seconds(since)}`)
    return result
  } finally {
    clearTimeout(show)
    clearInterval(still)
  }
}

module.exports = { step }
