// CommonJS, because it is used before anything is installed, by the tools and by jest alike.

/** A failure whose message is one plain sentence for the person at the keyboard: shown without a stack. */
class PlainError extends Error {
  /** @param {string} message what is wrong and what to do about it */
  constructor(message) {
    super(message)
    this.name = 'PlainError'
  }
}

/**
 * What to print for any failure: the sentence of a PlainError, a sentence for the faults of the machine that
 * anything can run into, else the whole stack.
 * @param {unknown} error
 */
const inPlainWords = (error) => {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'PlainError') return error.message
  const code = /** @type {NodeJS.ErrnoException} */ (error).code
  const where = /** @type {NodeJS.ErrnoException} */ (error).path ?? 'the project folder'
  if (code === 'ENOSPC') return 'The disk is full: free some space and run the command again.'
  if (code === 'EACCES' || code === 'EROFS') return `No permission to write ${where}.`
  return error.stack ?? error.message
}

module.exports = { PlainError, inPlainWords }
